import type { Memory, PracticePart } from '../../../domain/lessons/practice-parts.ts';
import { CardPart, CoinsPart, SensorPart, StagesPart } from './MachineParts.tsx';
import { GridPart, PagesPart, RoundPart, TabsPart } from './HomeParts.tsx';
import { KeyboardPart } from './KeyboardPart.tsx';
import { BarPart, CheckPart, FieldPart, RowPart, SliderPart, TogglePart } from './ListParts.tsx';
import { CameraPart, MapPart, PhotoPart, PhotosPart } from './PictureParts.tsx';
import { PinPart } from './PinPart.tsx';
import { BubblePart, CallerPart, DialogPart, NoticePart, WarningPart } from './TalkParts.tsx';
import { AddressPart, AppPart, ButtonPart, TextPart } from './TextParts.tsx';

/** One part of a practice screen, drawn by its kind. */
export function PartView({ part, memory }: { part: PracticePart; memory: Memory }) {
  switch (part.kind) {
    case 'grid':
    case 'dock':
    case 'tiles':
    case 'menu':
      return <GridPart part={part} />;
    case 'actions':
      return <RoundPart part={part} />;
    case 'tabs':
      return <TabsPart part={part} />;
    case 'pages':
      return <PagesPart part={part} />;
    case 'photos':
      return <PhotosPart part={part} />;
    case 'bar':
      return <BarPart part={part} />;
    case 'text':
    case 'banner':
      return <TextPart part={part} memory={memory} />;
    case 'row':
      return <RowPart part={part} />;
    case 'toggle':
      return <TogglePart part={part} memory={memory} />;
    case 'check':
      return <CheckPart part={part} memory={memory} />;
    case 'slider':
      return <SliderPart part={part} memory={memory} />;
    case 'field':
      return <FieldPart part={part} memory={memory} />;
    case 'button':
      return <ButtonPart part={part} />;
    case 'stages':
      return <StagesPart part={part} />;
    case 'dialog':
      return <DialogPart part={part} />;
    case 'notice':
      return <NoticePart part={part} />;
    case 'bubble':
      return <BubblePart part={part} memory={memory} />;
    case 'caller':
      return <CallerPart part={part} />;
    case 'camera':
      return <CameraPart part={part} />;
    case 'photo':
      return <PhotoPart part={part} memory={memory} />;
    case 'address':
      return <AddressPart part={part} />;
    case 'app':
      return <AppPart part={part} />;
    case 'map':
      return <MapPart part={part} memory={memory} />;
    case 'keyboard':
      return <KeyboardPart part={part} memory={memory} />;
    case 'pin':
      return <PinPart part={part} memory={memory} />;
    case 'card':
      return <CardPart part={part} />;
    case 'coins':
      return <CoinsPart part={part} />;
    case 'sensor':
      return <SensorPart part={part} />;
    case 'warning':
      return <WarningPart part={part} />;
  }
}

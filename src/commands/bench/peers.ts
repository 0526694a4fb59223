import { buildPacks } from '../../authoring/build-packs.ts';
import { readLessonFolder } from '../../authoring/lesson-folder.ts';
import { startPhone, type Phone } from '../../../test/browser/chromium.ts';
import { startRealCity } from '../../../test/browser/real-city.ts';
import type { Lesson } from '../../domain/lessons/lesson.ts';
import { civilDateOf } from '../../domain/time.ts';
import { medianOf, rounded, type Conditions, type Figure } from './figure.ts';
import { lessonToMarkdown } from './lesson-markdown.ts';
import { installApp, installPlainSite, installStatic, lesson, openCold } from './offline-start.ts';
import { absentPeers, peers, type Peer } from './peer-sites.ts';
import { startPlainServer } from './plain-server.ts';
import { createRandom, ratioFigure, runRounds, type Opening } from './rounds.ts';

const leastRounds = 15;
const cpuRate = 4;

/** For the record: other systems with the same lesson, each under the same small worker, offline. Lines of a table. */
export async function measurePeers({ rounds, seed }: Conditions): Promise<readonly string[]> {
  const markdown = lessonToMarkdown(lessonAt(lesson));
  const city = await startRealCity();
  const phone = await startPhone();
  const rows = absentPeers.map(({ name, why }) => `| ${name} | – | – | – | ${why} |`);
  try {
    const step = await installApp(phone, city);
    const open = (url: string) => () => openCold(phone, url, step.words, cpuRate);
    const limits = [
      open(await installStatic(phone, step)),
      open(await installStatic(phone, step)),
    ] as const;
    const sites: Record<string, Opening> = { 'this app': open(`${city.url}${lesson}`) };
    const kilobytes: Record<string, number> = {};
    for (const peer of peers) {
      try {
        const installed = await installPeer(phone, peer, markdown);
        sites[peer.name] = open(installed.url);
        kilobytes[peer.name] = installed.kilobytes;
      } catch (cause) {
        rows.push(
          `| ${peer.name} | – | – | – | ${peer.package} could not be had: ${firstLine(cause)} |`,
        );
      }
    }
    city.line.cut();
    const measured = await runRounds(rounds ?? leastRounds, createRandom(seed), limits, sites);
    const measuredRows = Object.keys(sites).map((name) => {
      const peer = peers.find((one) => one.name === name);
      const figure = ratioFigure(measured, name, Number.POSITIVE_INFINITY);
      const times = measured.map(({ siteTimes }) => siteTimes[name] ?? Number.NaN);
      const note = [peer?.package, peer?.remark].filter(Boolean).join(', ');
      return rowOf(name, figure, medianOf(times), kilobytes[name] ?? null, note);
    });
    return [
      `Offline start, CPU ${cpuRate} times slower, ${measured.length} rounds, × static HTML of the step (median ${Math.round(medianOf(measured.flatMap(({ limit }) => limit)))} ms):`,
      '| site | × static (95 % interval) | median ms | kB gz fetched | what |',
      '|---|---|---|---|---|',
      ...measuredRows,
      ...rows,
    ];
  } finally {
    await phone.end();
    await city.end();
  }
}

function lessonAt(address: string): Lesson {
  const built = buildPacks(readLessonFolder('lessons'), civilDateOf(Date.now(), 'Asia/Tokyo'));
  const found = built.ok
    ? built.value.lessons.find(({ packId, lessonId }) => address.endsWith(`/${packId}/${lessonId}`))
    : undefined;
  if (!found) throw new Error(`${address} is not among the lessons`);
  return found;
}

async function installPeer(
  phone: Phone,
  peer: Peer,
  markdown: string,
): Promise<{ readonly url: string; readonly kilobytes: number }> {
  const site = await peer.make(markdown);
  const server = await startPlainServer(site.fileByPath);
  try {
    const url = site.addressAt(server.url);
    await installPlainSite(phone, url);
    return { url, kilobytes: server.askedBytes() / 1000 };
  } finally {
    await server.close();
  }
}

function rowOf(
  name: string,
  { value, interval, void: reason }: Figure,
  ms: number,
  kilobytes: number | null,
  note: string,
): string {
  const ratio = `${value} (${interval?.join('–')})${reason ? ` VOID: ${reason}` : ''}`;
  return `| ${name} | ${ratio} | ${Math.round(ms)} | ${kilobytes === null ? '–' : rounded(kilobytes)} | ${note} |`;
}

const firstLine = (cause: unknown): string => String(cause).split('\n')[0] ?? '';

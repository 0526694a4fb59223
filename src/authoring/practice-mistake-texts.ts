/** What an author of a practice scenario can meet. */
import type { PracticeRuleType } from '../domain/lessons/check-practice.ts';
import { leastTarget, narrowestPhone } from '../domain/lessons/practice-measures.ts';
import { mostPlaces } from '../domain/lessons/solve-scenario.ts';
import { say, type MistakeText } from './mistake-text.ts';

const ruleTexts: Record<PracticeRuleType, MistakeText> = {
  'unknown-screen': say(
    (detail) => `「${detail}」という画面がありません。`,
    'screens: の id: とつづりを合わせるか、その画面を書きます。',
  ),
  'screen-not-reached': say(
    (detail) => `画面「${detail}」へ行く道がありません。`,
    'どこかの touch: に「to: 画面の名前」を足すか、この画面を消します。',
  ),
  'goal-not-reached': say(
    (detail) => `${detail} では、このゴールまで行けません。`,
    'at: と when: を見直し、そこへ行ける touch: を足します。',
  ),
  'dead-end': say(
    (detail) => `画面「${detail}」から先は、どこをさわってもゴールに行けません。`,
    'もどる道か、先へ進む道を touch: に足します。',
  ),
  'move-never-made': say(
    (detail) => `「${detail}」のこの行は、一度も使われません。`,
    'when: を見直すか、先に書いた同じ行のあとから消します。',
  ),
  'target-without-words': say(
    (detail) => `「${detail}」をさわったときの言葉がありません。`,
    (detail) =>
      `touch: に「- tap: ${detail}」と「say: …」を足します。ちがう所でも、責めない言葉で教えます。`,
  ),
  'target-not-drawn': say(
    (detail) => `さわる場所「${detail}」がこの画面にありません。`,
    'parts: に書いた言葉と、1字ずつ同じに書きます。画面ぜんたいなら「画面」と書きます。',
  ),
  'target-drawn-twice': say(
    (detail) => `「${detail}」がこの画面に2つあります。`,
    '耳で使う人が区別できるよう、ちがう言葉にします。',
  ),
  'target-too-small': say(
    (detail) => `幅${narrowestPhone}の電話では、さわる場所の幅が${detail}になります。`,
    `${leastTarget}以上になるよう、1行にならべる数をへらします。`,
  ),
  'drag-without-end': say(
    () => 'はこぶ動き（drag）の行き先（onto）がそろっていません。',
    '「- drag: はこぶ物」と「onto: 行き先」をいっしょに書きます。',
  ),
  'scenario-too-large': say(
    () => `この練習には、場面が${mostPlaces}より多くあります。`,
    'memory: の種類をへらすか、2つの練習に分けます。',
  ),
};

export const practiceTexts = {
  ...ruleTexts,
  'one-gesture': say(
    () => '1つの「- 」に、さわり方がないか、2つ以上あります。',
    'tap・double-tap・long-press・swipe-up・swipe-down・swipe-left・swipe-right・drag・pinch-out・pinch-in・wait のどれか1つを書きます。',
  ),
};

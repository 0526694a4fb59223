/** Every message an author can meet, in one place: what is wrong, and how to mend it. */
import {
  factGraceDays,
  fewestChecks,
  fewestSteps,
  mostSteps,
  type PackRuleType,
} from '../domain/lessons/check-pack.ts';
import { say, type MistakeText } from './mistake-text.ts';
import { practiceTexts } from './practice-mistake-texts.ts';
import { longestPhrase } from '../domain/lessons/phrase-length.ts';

const textTexts = {
  'unclosed-bold': say(
    () => '太字の「**」が閉じていません。',
    '太字にする言葉の前と後ろの両方に「**」を書きます。',
  ),
  'unknown-braces': say(
    (detail) => `「${detail}」の波かっこの書き方が分かりません。`,
    'ふりがなは {明日|あす}、事実は {{fact:名前}}、市の設定は {{setting:名前}} と書きます。',
  ),
  'full-width-bar': say(
    () => '全角の「｜」があります。',
    '切ってよいところの印は、半角の「|」で書きます。',
  ),
  'unread-word': say(
    (detail) => `「${detail}」の読みが readings.tsv にありません。`,
    (detail) =>
      `readings.tsv に「${detail}」と読みの行を足します。この場所だけの読みなら {${detail}|よみ} と書きます。`,
  ),
  'unknown-fact-name': say(
    (detail) => `事実「${detail}」が facts.yaml の facts: にありません。`,
    'つづりを見直すか、facts.yaml に出典と確認した日をそえて足します。',
  ),
  'setting-in-plain-words': say(
    (detail) => `ここでは市の設定「${detail}」を使えません。`,
    '先生の言葉と絵には、設定ではなく「市の案内を見る」のように書きます。',
  ),
  'world-literal': say(
    (detail) => `「${detail}」がじかに書かれています。`,
    '電話番号・料金・時刻・日付・回数の決まり・アドレスは facts.yaml に出典つきで書き、ここには {{fact:名前}} と書きます。',
  ),
  'real-looking-sample': say(
    (detail) => `見本の「${detail}」が、本当の相手につながるかもしれません。`,
    '見本のアドレスは「.example」で終え、電話番号は「+1 202-555-01」で始まる番号（作り話のための番号）にします。',
  ),
} satisfies Record<string, MistakeText>;

const fileTexts = {
  'missing-front-matter': say(
    () => 'ファイルの先頭に「---」で囲んだ見出し部分がありません。',
    '1行目に「---」、次に title: などの行、そのあとにもう一度「---」を書きます。',
  ),
  'yaml-unreadable': say(
    (detail) => `この行のあたりの書き方が読み取れません（${detail}）。`,
    '「名前: 内容」の「:」のあとに半角の空白を1つ入れ、行の頭の空白の数を上の行とそろえます。',
  ),
  'yaml-duplicate-key': say(
    () => '同じ名前の項目が2回あります。',
    'どちらか片方を消すか、2つの内容を1つにまとめます。',
  ),
  'yaml-tab': say(() => '行の頭にタブがあります。', 'タブを消して、半角の空白で字下げします。'),
  'yaml-needs-quotes': say(
    (detail) => `「${detail}」で始まる内容は、そのままでは読み取れません。`,
    '内容ぜんたいを半角の "…" で囲みます。',
  ),
  'yaml-lost-words': say(
    (detail) => `空白のあとの「#」から後ろ（${detail}）が読み飛ばされます。`,
    '内容ぜんたいを半角の "…" で囲みます。',
  ),
  'missing-key': say(
    (detail) => `「${detail}」の行がありません。`,
    (detail) => `「${detail}: …」の行を足します。`,
  ),
  'unknown-key': say(
    (detail) => `「${detail}」という項目は使えません。`,
    'つづりを見直します。使える項目は lessons/README.md にあります。',
  ),
  'wrong-value': say(
    (detail) => `「${detail}」の内容が決まりに合いません。`,
    '空ではないか、数字は半角か、字下げは正しいかを見直します。書き方は lessons/README.md にあります。',
  ),
  'wrong-id': say(
    (detail) => `名前「${detail}」は使えません。`,
    '名前は半角の小文字と数字を「-」でつないで書きます（例: back-to-home）。',
  ),
  'missing-file': say(
    (detail) => `「${detail}」がありません。`,
    'つづりを見直すか、そのファイルを作ります。',
  ),
  'lesson-not-listed': say(
    (detail) => `レッスン「${detail}」が pack.yaml の lessons: にありません。`,
    'pack.yaml の lessons: に、教える順番の場所で足します。',
  ),
  'practice-not-listed': say(
    (detail) => `練習「${detail}」が pack.yaml の practice: にありません。`,
    'pack.yaml に practice: の行を作り、練習する順番の場所で足します。',
  ),
  'practice-for-volunteers': say(
    () => '教える人のパックに practice: があります。',
    '練習の電話は、習う人のパックにだけ置けます。practice: を消すか、audience: を消します。',
  ),
  'lesson-id-in-two-packs': say(
    (detail) => `「${detail}」というレッスンが2つのパックにあります。`,
    'どちらかのフォルダーの名前を変えます。記録はこの名前でレッスンを見分けます。',
  ),
  'wrong-reading-row': say(
    (detail) => `「${detail}」の行の読みが言葉と合いません。`,
    '「言葉（タブ）よみ」の形で書きます。送りがなは言葉にも読みにも同じに書きます。ふりがなが要らない言葉の読みは「-」です。',
  ),
  'duplicate-reading': say(
    (detail) => `「${detail}」の行が2つあります。`,
    '片方を消します。場所によって読みが違う言葉は、本文に {言葉|よみ} と書きます。',
  ),
  'review-before-check': say(
    (detail) => `事実「${detail}」の reviewBy が checkedOn より前か、日付ではありません。`,
    '日付を 2027-05-10 の形で書き、reviewBy を checkedOn より後の日にします。',
  ),
} satisfies Record<string, MistakeText>;

const stepTexts = {
  'text-before-step': say(
    () => '最初の「##」より前に文があります。',
    '文を「## …」の見出しの下に移します。',
  ),
  'wrong-heading': say(
    () => '「##」でない見出しがあります。',
    '1つの画面は「## 文 {#名前}」で始めます。「#」「###」や、下に線を引く見出しは使いません。',
  ),
  'missing-step-id': say(
    () => '見出しの終わりに画面の名前がありません。',
    '見出しの終わりに {#back-to-home} のように、ほかと重ならない名前を書きます。',
  ),
  'refused-markdown': say(
    (detail) => `ここでは${detail}を使えません。`,
    '使えるのは、文、「- 」の箇条書き、「**太字**」、そして check・screen・teacher の囲みだけです。',
  ),
  'unknown-block': say(
    (detail) => `「${detail}」という囲みは使えません。`,
    '「```check」「```screen」「```teacher」のどれかにします。',
  ),
  'repeated-block': say(
    (detail) => `1つの画面に「${detail}」の囲みが2つあります。`,
    '片方を消すか、画面を2つに分けます。',
  ),
  'missing-family': say(
    (detail) => `絵に「${detail}」がありません。`,
    'iphone・android・easy の3つを書きます。同じ絵でよいものは all: に1回だけ書けます。練習の画面なら practice: と screen: を書きます。',
  ),
  'unknown-practice': say(
    (detail) => `練習「${detail}」がありません。`,
    'pack.yaml の practice: にある名前を書きます。ほかのパックの練習は「パック/名前」と書きます。',
  ),
  'touch-not-drawn': say(
    (detail) => `さわる場所「${detail}」が絵の中にありません。`,
    '絵に書いた言葉のうち、さわれる物の言葉を、1字ずつ同じに書きます。画面ぜんたいなら「画面」と書きます。',
  ),
  'stage-not-drawn': say(
    (detail) => `いまの段「${detail}」が steps: の中にありません。`,
    'steps: に書いた言葉と、1字ずつ同じに書きます。',
  ),
  'wrong-part': say(
    (detail) => `絵の部品「${detail}」の書き方が分かりません。`,
    '1つの「- 」に部品は1つです。使える部品は lessons/README.md の表にあります。',
  ),
  'two-touches': say(
    () => '1つの絵に、さわる場所が2つあります。',
    '1つの画面でさわる場所は1つです。画面を2つに分けます。',
  ),
} satisfies Record<string, MistakeText>;

const ruleTexts: Record<PackRuleType, MistakeText> = {
  'duplicate-lesson-id': say(
    (detail) => `レッスン「${detail}」が pack.yaml に2回あります。`,
    '片方の行を消します。',
  ),
  'duplicate-step-id': say(
    (detail) => `画面の名前「${detail}」が2回あります。`,
    '片方を別の名前にします。すでに使われている画面の名前は変えません。',
  ),
  'duplicate-check-id': say(
    (detail) => `たしかめの名前「${detail}」が2回あります。`,
    '片方の id: を別の名前にします。',
  ),
  'duplicate-choice-id': say(
    (detail) => `選択肢の名前「${detail}」が2回あります。`,
    '片方の id: を別の名前にします。',
  ),
  'step-count': say(
    (detail) => `画面が${detail}枚です。`,
    `1つのレッスンは${fewestSteps}〜${mostSteps}枚にします。多いときは2つのレッスンに分けます。`,
  ),
  'too-few-checks': say(
    (detail) => `たしかめが${detail}つです。`,
    `「\`\`\`check」のある画面を${fewestChecks}つ以上にします。`,
  ),
  'too-few-choices': say(
    (detail) => `選択肢が${detail}つです。`,
    '選択肢を2つ以上書きます。3つがおすすめです。',
  ),
  'no-correct-choice': say(
    () => '正しい選択肢がありません。',
    '正しい選択肢に「correct: true」の行を足します。',
  ),
  'no-wrong-choice': say(
    () => 'すべての選択肢が正しいことになっています。',
    'ほかの選択肢から「correct: true」を消します。',
  ),
  'unknown-correct-choice': say(
    (detail) => `正しいとされた「${detail}」が選択肢にありません。`,
    '選択肢の id: とつづりを合わせます。',
  ),
  'missing-why': say(
    (detail) => `選択肢「${detail}」に理由がありません。`,
    '「why: …」に、なぜそうなのかをやさしく書きます。理由が学びになります。',
  ),
  'touch-points-nowhere': say(
    () => 'さわる場所が絵の中にありません。',
    'さわる場所の言葉を、絵に書いた言葉と同じにします。',
  ),
  'missing-alt': say(
    () => '絵の説明（alt）がありません。',
    '「alt: 設定の画面。さわる場所は 明るさ」のように、絵と同じことを言葉で書きます。',
  ),
  'long-phrase': say(
    (detail) => `「${detail}」が長くて、大きい文字では画面からはみ出します。`,
    `${longestPhrase}文字までのところに空白を入れます。長い名前の中なら、切ってよいところに「|」を入れます。`,
  ),
  'bare-tap': say(
    () => '「タップ」だけでは伝わりません。',
    '「タップ（1回 さわる）」のように、さわることだと分かる言葉を同じ文に書きます。',
  ),
  'forbidden-word': say(
    (detail) => `「${detail}」は使わない言葉です。`,
    'こわがらせたり責めたりしない、落ち着いた言葉にします。',
  ),
  'undeclared-setting': say(
    (detail) => `市の設定「${detail}」が facts.yaml の settings: にありません。`,
    'つづりを見直すか、facts.yaml の settings: に、市が空のときの言葉（fallback）をそえて足します。',
  ),
  'unknown-fact': say(
    (detail) => `事実「${detail}」が facts.yaml にありません。`,
    'つづりを見直すか、facts.yaml に足します。',
  ),
  'stale-fact': say(
    (detail) =>
      `事実「${detail}」は、見直しの日から${factGraceDays}日をすぎても見直されていません。`,
    '出典を見て、今も正しいかを確かめます。正しければ checkedOn と reviewBy の日付を新しくします。',
  ),
};

export const mistakeTexts = {
  ...textTexts,
  ...fileTexts,
  ...stepTexts,
  ...ruleTexts,
  ...practiceTexts,
};

export type MistakeType = keyof typeof mistakeTexts;

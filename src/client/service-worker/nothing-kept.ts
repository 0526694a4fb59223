/**
 * What is said when the browser has thrown away the app itself and there is no network: the one page that has to
 * stand in the worker. It needs no style and no script; numbers can be dialled from it.
 */
const words = `<!doctype html>
<html lang="ja">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>スマホひろば</title>
<h1>いまは ひらけません</h1>
<p>スマホひろばの 画面が、この スマホから 消えて いました。電波の あるところで もう一度 ひらくと、なおります。</p>
<p>教室の 記録や 練習の つづきは、消えずに 待って います。</p>
<p><a href="">もう一度 ひらく</a></p>
<h2>お困りの ときの 電話</h2>
<ul>
<li><a href="tel:188">消費者ホットライン 188</a></li>
<li><a href="tel:%239110">警察の 相談 #9110</a></li>
<li><a href="tel:110">警察 110</a></li>
</ul>
</html>`;

export function nothingKept(): Response {
  return new Response(words, {
    status: 503,
    headers: {
      'Content-Type': 'text/html; charset=utf-8',
      'Content-Security-Policy': "default-src 'none'; base-uri 'none'; form-action 'none'",
    },
  });
}

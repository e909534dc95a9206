/** Files of each kind that a report is found in → its text, and nothing lost without a word. */
import assert from 'node:assert/strict';
import {describe, test} from 'node:test';
import {readFile, Unreadable} from '../src/convert/add/file-text.ts';
import {seedsOf} from '../src/convert/add/found.ts';
import {unmarked} from '../src/convert/read/markdown.ts';
import {linesOf, type PageElement} from '../src/convert/add/lines-of.ts';
import {parseHTML} from 'linkedom';
import {gb18030} from './support/gb18030.ts';
import {level, numbered, paragraph, wordFile} from './support/word-file.ts';

const sentence = (number: number) =>
  `过去一年，全市上下把第${number}件事办实办好，产业更稳、城乡更美、民生更暖，各项任务都有新的进展。`;

/** A report of made-up words, a line each. */
const lines = [
  '政府工作报告',
  '——2031年1月8日在云州市第六届人民代表大会第四次会议上',
  '云州市市长　甲　乙',
  '各位代表：',
  '现在，我代表市人民政府报告工作，请予审议。',
  '一、上年工作',
  ...[1, 2, 3, 4, 5, 6, 7, 8].map(sentence),
  '二、今年工作',
  ...[9, 10, 11, 12, 13, 14].map(sentence),
  '各位代表！让我们一起奋斗。',
];

const menu = ['网站首页', '政务公开', '政务服务', '互动交流', '走进云州'].map((word) => `<a href="/">${word}</a>`);
const related = [1, 2, 3].map(
  (number) => `<li><a href="/${number}">关于第${number}项工作的通知</a> 2031-01-0${number}</li>`,
);
const foot = '<div class="foot"><p>主办单位：云州市人民政府办公室　网站标识码：1234567890</p></div>';
const page = (body: string, head = '<meta charset="utf-8">') =>
  `<!DOCTYPE html><html><head>${head}<title>政府工作报告_云州市人民政府</title><script>var 甲 = 1;</script></head><body>${body}</body></html>`;

/** Pages as the systems of government sites make them. */
const layouts: Record<string, string> = {
  'blocks of a content management system': page(
    `<div class="top"><ul>${menu.map((link) => `<li>${link}</li>`).join('')}</ul></div>
     <div class="main"><div class="crumbs">您的位置：${menu.slice(0, 2).join(' &gt; ')}</div>
     <div class="title"><h1>云州市政府工作报告</h1></div>
     <div class="TRS_Editor"><style>p {line-height: 2}</style>
     ${lines.map((line) => `<p align="justify">　　<span>${line.slice(0, 5)}</span>${line.slice(5)}</p>`).join('\n')}
     </div><div class="related"><h3>相关链接</h3><ul>${related.join('')}</ul></div></div>${foot}`,
  ),
  'tables that lay the page out, lines parted by br': page(
    `<table width="960"><tr>${menu.map((link) => `<td>${link}</td>`).join('')}</tr></table>
     <table><tr><td><table>${related.join('').replace(/<(\/?)li>/g, '<$1tr><$1td>')}</table></td>
     <td><table><tr><td align="center"><b>云州市政府工作报告</b></td></tr>
     <tr><td><div id="content">${lines.map((line) => `　　${line}<br />`).join('<br>\n')}</div></td></tr></table></td></tr></table>${foot}`,
  ),
  'an article that a script will show': page(
    `<div id="page"><h1>云州市政府工作报告</h1><div id="js_content" style="visibility: hidden; opacity: 0;">
     <section><img data-src="a"></section>
     ${lines.map((line) => `<section><p><span leaf="">${line}</span></p></section><p><br></p>`).join('')}</div>
     <div class="tags" style="display: none">预览</div></div><ul>${related.join('')}</ul>`,
  ),
  'tags in capitals and left open': `<TITLE>云州市政府工作报告</TITLE>${lines.map((line) => `<P>　　${line.replace('，', '，\n')}`).join('\n')}`,
};

const words = (text: string) => text.replace(/[^\p{L}\p{N}]/gu, '');
const found = async (name: string, file: string | Uint8Array) => readFile(name, Buffer.from(file as string));

describe('a saved page', () => {
  for (const [name, html] of Object.entries(layouts)) {
    test(`of ${name} gives its main text, and the rest is listed`, async () => {
      const {text, leftOut, source} = await found('a.html', html);
      assert.equal(source, 'report.md');
      const got = unmarked(text.trimEnd().split('\n')).map((row) => row.text);
      const from = got.indexOf('政府工作报告');
      assert.deepEqual(got.slice(from, from + lines.length), lines);
      assert.ok(got.length - lines.length <= 4, 'little stands around it');
      // Whatever the page shows is in the text or in the list, once.
      const shown = html.replace(/<(script|style|TITLE|title)\b[\s\S]*?<\/\1>|<div[^>]*none">.*?<\/div>|<[^>]+>/g, '');
      const count = (all: string) => [...words(all)].sort().join('');
      assert.equal(count(got.join('') + leftOut.join('')), count(shown.replaceAll('&gt;', '')));
    });
  }

  test('is read in the encoding it is in, whatever it says', async () => {
    const html = page(lines.map((line) => `<p>${line}</p>`).join(''), '<meta charset="gb2312">');
    const text = lines.map((line) => `${line}\n`).join('');
    for (const bytes of [
      gb18030(html),
      Buffer.from(html),
      Buffer.from(`\uFEFF${html}`),
      Buffer.from(`\uFEFF${html}`, 'utf16le'),
    ])
      assert.equal((await found('a.htm', bytes)).text, text);
    const big5 = Buffer.concat([
      Buffer.from('<meta charset="big5"><body><p>'),
      Buffer.from('ac46a9b2b3f8a769', 'hex'),
      Buffer.from('</p></body>'),
    ]);
    assert.equal((await found('a.html', big5)).text, '政府報告\n');
  });

  test('keeps headings, bold lines, breaks, superscripts, numbers of lists and tables', async () => {
    const html = `<h2>甲</h2><p><strong>乙</strong>　<b>丙。</b></p><p>丁<b>戊</b><br/>己<sup>12</sup>、m<sup>[3]</sup>。</p>
      <p>断
      行 and
      words</p><ol start="3"><li>庚</li><li>辛</li></ol><ol style="list-style: cjk-ideographic"><li>壬</li></ol>
      <pre>一\n二</pre><table><caption>表</caption><tr><th rowspan="2">序|号</th><th colspan="2">项目</th></tr>
      <tr><td>名</td><td>额<br>（元）</td></tr><tr><td>1</td><td>桥</td><td>&lt;3</td></tr></table>`;
    assert.equal(
      (await found('a.html', html)).text,
      `## 甲
**乙　丙。**
丁戊
己¹²、m[3]。
断行 and words
3. 庚
4. 辛
一、壬
一
二
表
| 序&#124;号 | 项目 |  |
| --- | --- | --- |
|  | 名 | 额 （元） |
| 1 | 桥 | <3 |
`,
    );
  });

  test('is no Markdown, whatever its text looks like', () => {
    const texts = [
      '# 甲',
      '> 甲',
      '---',
      '***',
      '**甲**',
      '<!-- 甲',
      '| 甲 |',
      '甲&amp;lt;乙',
      '甲**乙**',
      '&copy',
      '甲 & 乙',
    ];
    const {document} = parseHTML('<body></body>');
    const body = document.querySelector('body')!;
    for (const text of texts) body.appendChild(document.createElement('p')).textContent = text;
    const rows = unmarked(linesOf(body as unknown as PageElement).lines);
    assert.deepEqual(
      rows,
      texts.map((text) => ({text})),
    );
  });

  test('without text says so', async () => {
    await assert.rejects(
      found('a.html', page('<iframe src="b.html"></iframe><script>write()</script>')),
      /holds no text/,
    );
    await assert.rejects(found('a.html', `${'<div>'.repeat(20_000)}甲`), Unreadable);
  });
});

describe('a Word file', () => {
  const numbering = `<w:abstractNum w:abstractNumId="7">${[
    level(0, 'chineseCountingThousand', '%1、', '<w:pStyle w:val="Part"/>'),
    level(1, 'chineseCounting', '（%2）'),
    level(2, 'decimal', '%1.%3', '<w:isLgl/>'),
    level(3, 'bullet', ''),
  ].join('')}</w:abstractNum><w:abstractNum w:abstractNumId="8">${level(0, 'hebrew1', '%1')}</w:abstractNum>
    <w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>
    <w:num w:numId="2"><w:abstractNumId w:val="7"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="11"/></w:lvlOverride></w:num>
    <w:num w:numId="3"><w:abstractNumId w:val="8"/></w:num>`;
  const styles = `<w:style w:type="paragraph" w:styleId="Part"><w:name w:val="Part"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
    <w:style w:type="paragraph" w:styleId="Sub"><w:name w:val="Sub"/><w:basedOn w:val="Part"/></w:style>`;

  test('keeps the numbers that Word counts', async () => {
    const body = [
      paragraph('回顾', '<w:pStyle w:val="Part"/>', '<w:b/>'),
      paragraph('产业', numbered(1, 1)),
      paragraph('工业', numbered(1, 2)),
      paragraph('农业', numbered(1, 2)),
      paragraph('项目', numbered(1, 1)),
      paragraph('安排', '<w:pStyle w:val="Sub"/>'),
      paragraph('产业', numbered(1, 1)),
      paragraph('一点', numbered(1, 3)),
      paragraph('不编号', `<w:pStyle w:val="Part"/>${numbered(0)}`),
      paragraph('另起', numbered(2)),
      paragraph('又一', numbered(2)),
    ].join('');
    const {text, diagnostics} = await found('a.docx', wordFile(body, {numbering, styles}));
    assert.equal(
      text,
      '**一、回顾**\n（一）产业\n1.1 工业\n1.2 农业\n（二）项目\n二、安排\n（一）产业\n一点\n不编号\n十一、另起\n十二、又一\n',
    );
    assert.deepEqual(diagnostics, []);
  });

  test('says which numbers it cannot write, and what it keeps unaccepted', async () => {
    const body = paragraph('甲', numbered(3)) + paragraph('<w:ins w:id="1"><w:r><w:t>乙</w:t></w:r></w:ins>');
    const {text, diagnostics} = await found('a.docx', wordFile(body + paragraph('丙', numbered(3)), {numbering}));
    assert.equal(text, '甲\n乙\n丙\n');
    assert.deepEqual(
      diagnostics.map(({ruleId, severity, actual}) => [ruleId, severity, actual]),
      [
        ['word-changes', 'warning', 'the file keeps changes that are not accepted'],
        [
          'word-number',
          'warning',
          '2 paragraphs lack their numbers, which Word counts in a form that is not known (hebrew1), from ‘甲’ on',
        ],
      ],
    );
  });

  test('has its footnotes and endnotes as a list, and its tables', async () => {
    const note = (kind: string, id: number, ...texts: string[]) =>
      `<w:${kind} w:id="${id}">${texts.map((text) => paragraph(text)).join('')}</w:${kind}>`;
    const reference = (kind: string, id: number) => `<w:r><w:${kind}Reference w:id="${id}"/></w:r>`;
    const words = (text: string) => `<w:r><w:t>${text}</w:t></w:r>`;
    const cells = ['1', '甲桥'].map((text) => `<w:tc>${paragraph(text)}</w:tc>`).join('');
    const more = {
      footnotes: note('footnote', 2, '甲业：一种产业。'),
      endnotes: note('endnote', 2, '乙业：另一种产业，', '有两段。'),
      header1: paragraph('云州市政府工作报告'),
    };
    const body =
      paragraph(
        words('做强甲业') + reference('footnote', 2) + words('、乙业') + reference('endnote', 2) + words('。'),
      ) +
      paragraph(
        `${words('面积9m')}<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t>2</w:t></w:r><w:r><w:br/></w:r>${words('次行。')}`,
      ) +
      `<w:tbl><w:tr>${cells}</w:tr><w:tr>${cells}</w:tr></w:tbl>`;
    const notes = '[1]甲业：一种产业。\n[2]乙业：另一种产业，\n有两段。\n';
    const text = '做强甲业[1]、乙业[2]。\n面积9m²\n次行。\n| 1 | 甲桥 |\n| --- | --- |\n| 1 | 甲桥 |\n';
    const file = await found('a.docx', wordFile(body, more));
    assert.equal(file.text, `${text}注释\n${notes}`);
    assert.deepEqual(file.leftOut, ['云州市政府工作报告']);
    assert.match(file.made.join('；'), /标题“注释”为编者所加/);
    const headed = await found('a.docx', wordFile(body + paragraph('名词解释'), more));
    assert.equal(headed.text, `${text}名词解释\n${notes}`);
    assert.doesNotMatch(headed.made.join('；'), /编者所加/);
  });

  test('of the old kind, or none, says what to do', async () => {
    const instead = async (name: string, file: Uint8Array) => {
      const error = await found(name, file).catch((one: unknown) => one);
      assert.ok(error instanceof Unreadable);
      return `${error.message}; ${error.instead}`;
    };
    const old = Buffer.from('d0cf11e0a1b11ae1', 'hex');
    assert.equal(
      await instead('a.docx', old),
      'the Word file cannot be read: by its content it is a file of Word 97–2003, or one with a password; open it in Word or WPS, and save it as .docx without a password',
    );
    assert.match(await instead('a.docx', Buffer.from('no zip')), /cannot be read: .*save it as \.docx/);
    assert.match(await instead('a.doc', old), /of the kind \.doc; open it in Word or WPS, and save it as \.docx/);
    assert.match(await instead('a.PDF', Buffer.from('%PDF')), /copy its text into a \.txt file, with a line for each/);
    assert.match(await instead('a.mhtml', Buffer.from('')), /save the page as HTML/);
    assert.match(
      await instead('a.xyz', Buffer.from('')),
      /one of the kinds \.txt, \.md, \.html, \.htm, \.shtml, \.docx/,
    );
  });
});

describe('what was found', () => {
  const seeds = async (name: string, file: string | Uint8Array) => {
    const report = await seedsOf(name, Buffer.from(file as string), '2031-02-01');
    assert.ok('files' in report);
    return report;
  };

  test('is kept as it was, unless the text is it', async () => {
    const text = `${lines.join('\n')}\n`;
    assert.deepEqual([...(await seeds('a.txt', text)).files.keys()], ['report.txt', 'report.yaml']);
    for (const bytes of [gb18030(text), Buffer.from(`\uFEFF${text}`), Buffer.from(text.replace('甲', '\u00AD甲'))]) {
      const {files} = await seeds('云州.txt', bytes);
      assert.equal(files.get('report.txt'), text);
      assert.deepEqual(Buffer.from(files.get('found/云州.txt') as Uint8Array), Buffer.from(bytes));
    }
  });

  test('is named with what was done to it, and what a page says of itself is asked', async () => {
    const bare = lines.filter((line) => !/云州/u.test(line));
    const html = `<!-- saved from url=(0030)http://www.example.gov.cn/1.html -->${page(
      `<ul>${menu.map((link) => `<li>${link}</li>`).join('')}</ul><div>${bare.map((line) => `<p>${line}</p>`).join('')}</div>${foot}`,
      '<meta charset="utf-8"><meta name="ArticleTitle" content="云州市2031年政府工作报告">',
    )}`;
    const {files, proposal, leftOut} = await seeds('a.html', html);
    assert.deepEqual([proposal.place, proposal.year, proposal.title], ['云州市', 2031, '云州市2031年政府工作报告']);
    assert.match(
      proposal.found,
      /^a\.html（原文件为保存的网页，编码为UTF-8，网址为 http:\/\/www\.example\.gov\.cn\/1\.html ，正文由程序提取）$/,
    );
    assert.ok(leftOut >= 1);
    assert.match(files.get('left-out.txt') as string, /^主办单位：/m);
    const {proposal: other} = await seeds('a.txt', lines.join('\n').replace('甲', '\u00AD甲\u200B'));
    assert.equal(other.found, 'a.txt（已去除软连字符1个；已去除零宽空格1个）');
  });
});

/**
 * Whatever happens to a text, every character of it is in the edition, in its place, or an error says where it cannot be:
 * nothing throws, and nothing is lost without a word.
 */
import assert from 'node:assert/strict';
import {describe, test} from 'node:test';
import fc from 'fast-check';
import {convert, readReport} from '../src/convert/convert.ts';
import {blocks, segmentsOf} from '../src/model/tree.ts';
import {damaged, damages} from './support/damage.ts';
import {brief, memory, yaml} from './support/memory.ts';
import {assertWhole} from './support/whole.ts';

const plain = `云州市政府工作报告
——2031年1月8日在云州市第六届人民代表大会第四次会议上
云州市市长　甲　乙
来源：云州日报
各位代表：
现在，我代表市人民政府，向大会报告工作，请予审议。
一、上年工作
上年不易。我们坚持“稳中求进”，做成了三件事：一是修路；二是“架桥”；三是（两岸）造林。
（一）产业。工业增长6.5%，“链长制”[1]见效。产业强了；人也多了。
（二）项目。开工120个项目，“两山”理念[2]扎根。
二、今年工作
为政贵在行。做强甲业[3]，办好实事。
各位代表！路虽远，行则将至。
名词解释
[1]链长制：由一位领导负责一条产业链。
[2]“两山”理念：绿水青山就是金山银山。
[3]甲业：指一种产业。它有两种：
农业和林业。
责任编辑：丙丁
扫一扫在手机打开当前页
`;

const marked = `---
title: 云州市2031年政府工作报告
year: 2031
---

# 政府工作报告

各位代表：

**一、上年工作**

上年&ldquo;不易&rdquo;，投资增长5％①，粮食增产②。

> 引用的话。

<!-- 此处有图 -->

**二、今年工作**

1.全面完成**甲**任务。

2.全面完成乙任务。

***

**注释：**

①投资：固定资产投资
指建设的花费。

②粮食——指谷物。
`;

const unnumbered = `尊敬的各位代表：
第一部分 过去五年
1．工业
工业总产值翻一番〔1〕（2）。
（1）全面小康；
（2）共同富裕。
2．农业
“四好农村路”是新的。
第二部分 今后五年
附件1
有关用语说明
四好农村路：建好、管好、护好、运营好。
全面小康是指人人小康。
`;

/** The text of a converted report, paragraph by paragraph, and what was said of it. */
function converted(source: string, name = 'report.txt') {
  const diagnostics = assertWhole(new TextEncoder().encode(source), name);
  const {report} = readReport('x', memory({[`seeds/x/${name}`]: source, 'seeds/x/report.yaml': yaml}));
  return {
    texts: blocks(report).map((block) =>
      segmentsOf(block)
        .map((segment) => segment.source)
        .join(''),
    ),
    said: brief(diagnostics),
  };
}

/** The same damages in every run; `DAMAGES=600` looks for others, so many. */
const {DAMAGES} = process.env;
const search = DAMAGES === undefined ? {numRuns: 80, seed: 2031} : {numRuns: Number(DAMAGES)};

describe('a damaged text', () => {
  for (const [form, text] of Object.entries({txt: plain, md: marked, 'txt without numbers': unnumbered})) {
    test(`${form}: every character has its place, or an error its own`, () => {
      fc.assert(
        fc.property(damages, (list) => {
          assertWhole(damaged(text, list), `report.${form.slice(0, 3).trim()}`);
        }),
        search,
      );
    });
  }
});

describe('what looks like Markdown', () => {
  test('a reference to no character stays as it is printed', () => {
    const {texts} = converted('各位代表：\n甲&#x110000;乙&#1114112;丙&constructor;丁&toString;。\n', 'report.md');
    assert.deepEqual(texts, ['各位代表：', '甲&#x110000;乙&#1114112;丙&constructor;丁&toString;。']);
  });

  test('a reference to what cannot be text is an error, with its place', () => {
    assert.deepEqual(converted('各位代表：\n甲&#0;乙&#xFFFF;。\n', 'report.md').said.slice(0, 2), [
      '2:2 character-unusable',
      '2:4 character-unusable',
    ]);
  });

  test('a comment that nothing closes takes no text away', () => {
    assert.deepEqual(converted('各位代表：\n<!-- 此处有图 -->\n甲。\n<!-- 乙\n丙。\n', 'report.md').texts, [
      '各位代表：',
      '甲。',
      '<!-- 乙',
      '丙。',
    ]);
  });

  test('text between two rules is no front matter', () => {
    assert.deepEqual(converted('---\n各位代表：\n甲。\n---\n乙。\n', 'report.md').texts, [
      '各位代表：',
      '甲。',
      '乙。',
    ]);
    assert.deepEqual(converted('---\ntitle: 甲\n---\n各位代表：\n乙。\n', 'report.md').texts, ['各位代表：', '乙。']);
  });

  test('signs that belong to the words of a heading stay', () => {
    assert.deepEqual(converted('各位代表：\n# 学习C#\n甲。\n# 推广F# ##\n乙。\n', 'report.md').texts, [
      '各位代表：',
      '学习C#',
      '甲。',
      '推广F#',
      '乙。',
    ]);
  });
});

test('what would have to be tried in very many ways is read at once', () => {
  // Brackets that can be taken apart in two ways, forty times over.
  const brackets = `完。${'[甲][][乙]'.repeat(40)}丙`;
  assert.deepEqual(converted(`各位代表：\n${brackets}\n丁。\n`).texts.slice(1), [brackets, '丁。']);
});

test('of errors of one kind, however many there are, a file has few places', () => {
  const said = (text: string) =>
    brief(convert(memory({'seeds/x/report.txt': text, 'seeds/x/report.yaml': yaml})).diagnostics);
  assert.equal(said(`各位代表：\n${'”'.repeat(150_000)}。\n`).length, 2);
  assert.equal(said(`各位代表：\n${'甲\u0001'.repeat(150_000)}。\n`).length, 22);
});

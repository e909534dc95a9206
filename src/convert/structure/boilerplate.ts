/**
 * What government web pages print around a report: one table of labels, words and patterns.
 *
 * The table knows such pages in general; a line that is one page's own oddity belongs in its `report.yaml`.
 */

/** Labels whose values say where the text comes from: shown as its source. */
const metadataLabels = [
  '信息来源',
  '文章来源',
  '来源',
  '作者',
  '责任编辑',
  '编辑',
  '主办单位',
  '发布机构',
  '发布单位',
  '发布时间',
  '发布日期',
  '发文日期',
  '成文日期',
  '公开日期',
  '索引号',
  '文号',
];

/** Labels whose values are about the web site. */
const siteLabels = [
  '承办单位',
  '技术支持',
  '维护单位',
  '咨询热线',
  '咨询电话',
  '联系电话',
  '网站管理',
  '地址',
  '邮编',
  '邮政编码',
  '传真',
  '电子邮箱',
  '浏览次数',
  '浏览量',
  '点击数',
  '点击量',
  '访问量',
  '阅读次数',
  '阅读量',
  '更新时间',
  '字体',
  '字号',
];

/** Words of buttons and links; a line made of nothing else is no text. */
const buttons = [
  '首页',
  '网站首页',
  '返回首页',
  '返回顶部',
  '返回',
  '网站地图',
  '网站导航',
  '页面纠错',
  '我要纠错',
  '版权声明',
  '隐私声明',
  '免责声明',
  '法律声明',
  '使用帮助',
  '关于我们',
  '联系我们',
  '设为首页',
  '加入收藏',
  '无障碍',
  '长者模式',
  '打印',
  '打印本页',
  '关闭',
  '关闭窗口',
  '关闭本页',
  '收藏',
  '分享',
  '分享到',
  '微信',
  '微博',
  '上一篇',
  '下一篇',
  '党政机关',
  '字体',
  '放大',
  '缩小',
  '大',
  '中',
  '小',
];

/** Lines that are boilerplate as a whole. */
const patterns: RegExp[] = [
  /^(?:扫一扫|扫描|扫码).{0,30}$/u, // in front of the page's own QR code
  /^(?:相关(?:链接|阅读|文章|新闻|稿件|附件)|延伸阅读)[：:]?$/u,
  /^(?:网站)?首页\s*[>»›].*$/u,
  /^(?:当前位置|您的位置|您当前的位置|您现在的位置)[：:].*$/u,
  /^(?:备案号[：:])?\s*\p{Script=Han}ICP备\s*\d+号.*$/u,
  /^(?:上一篇|下一篇|上一条|下一条)[：:].*$/u,
  /^网站标识码[：:]\s*\w+$/u,
  /^\p{Script=Han}公网安备[：:]?\s*\d+号?$/u,
  /^版权所有.{0,40}$/u,
  /^.{1,60}\.(?:pdf|docx?|xlsx?|pptx?|wps|et|ofd|zip|rar)$/iu, // a link to a file
];

/** Stand for a picture that the copy does not have, or for the turn of a newspaper’s page, wherever they stand. */
const placeholders = [
  /^[（(].{0,30}二维码[）)]$/u,
  /^[（(](?:上接|下转|紧接)\s*第?\s*[A-Z]?[\d一二三四五六七八九十]+\s*版?[）)]$/u,
];

/** `（某某日报）`, `（新华社某地1月8日电）`, `（《某报》20310108第2版）`: what the text was taken from. */
const credit =
  /^(?:[（(](?:本?[稿文]?来源[：:])?[^（()）。]{2,36}(?:[日晚时商早周]报|报社|新华社|网站?|[电讯版]|\d{8})\s*[）)])+$/u;

const button = new RegExp(`${longestFirst(buttons)}|[\\s|｜/·：:>»【】()（）-]`, 'gu');
const label = new RegExp(`(${longestFirst([...metadataLabels, ...siteLabels])})[：:]`, 'gu');

function longestFirst(words: string[]): string {
  return words.toSorted((a, b) => b.length - a.length).join('|');
}

/** A stretch of a line that is not report text; stretches joined are the line. */
export type Stretch =
  {kind: 'boilerplate'; text: string} | {kind: 'metadata'; text: string; label: string; value: string};

/**
 * What a line is that belongs to the page around a report. Lines that end like a sentence are never such.
 *
 * @returns undefined where it is none
 *
 * `boilerplate('主办单位：某办公室咨询热线：0737-12345')`
 * // => `[{kind: 'metadata', text: '主办单位：某办公室', label: '主办单位', value: '某办公室'}, {kind: 'boilerplate', text:
 * '咨询热线：0737-12345'}]`
 */
export function boilerplate(line: string): Stretch[] | undefined {
  if (/[。！？；]$/u.test(line)) return undefined;
  if (credit.test(line)) return [{kind: 'metadata', text: line, label: '来源', value: withoutBrackets(line)}];
  if (isButtons(line) || patterns.some((pattern) => pattern.test(line))) return [{kind: 'boilerplate', text: line}];

  const labels = [...line.matchAll(label)];
  if (labels[0]?.index !== 0) return undefined;
  return labels.map((match, index): Stretch => {
    const text = line.slice(match.index, labels[index + 1]?.index);
    const name = match[1] ?? '';
    return metadataLabels.includes(name)
      ? {kind: 'metadata', text, label: name, value: text.slice(match[0].length).trim()}
      : {kind: 'boilerplate', text};
  });
}

/** Whether a line is made of nothing but buttons and what parts them. */
function isButtons(line: string): boolean {
  return /\p{L}/u.test(line) && line.replace(button, '') === '';
}

/** `（本稿来源：某某日报）` // => `某某日报` */
function withoutBrackets(line: string): string {
  if (/[）)].*[（(]/u.test(line)) return line;
  return line.replace(/^[（(]\s*(?:本?[稿文]?来源[：:])?\s*|\s*[）)]$/gu, '');
}

/** Whether a line stands for something of the page: `（政府工作报告附件二维码）`, `（上接第一版）`. */
export function isPlaceholder(line: string): boolean {
  return placeholders.some((pattern) => pattern.test(line));
}

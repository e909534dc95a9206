/** Word files, as small as they can be, with what Word and WPS write. */
import {strToU8, zipSync} from 'fflate';

const main = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const parts = ['numbering', 'styles', 'footnotes', 'endnotes', 'header1', 'comments'];
const kinds = new Map(parts.map((part) => [part, part.replace(/\d/, '')]));

/** A paragraph: `paragraph('甲。', '<w:pStyle w:val="1"/>')` */
export function paragraph(text: string, properties = '', run = ''): string {
  const runs = text.startsWith('<') ? text : `<w:r><w:rPr>${run}</w:rPr><w:t xml:space="preserve">${text}</w:t></w:r>`;
  return `<w:p><w:pPr>${properties}</w:pPr>${runs}</w:p>`;
}

/** The properties of a paragraph that Word numbers. */
export function numbered(id: number, level = 0): string {
  return `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${id}"/></w:numPr>`;
}

/** A level of a numbering: `level(0, 'chineseCounting', '%1、')` */
export function level(at: number, format: string, text: string, more = ''): string {
  return `<w:lvl w:ilvl="${at}"><w:start w:val="1"/><w:numFmt w:val="${format}"/>${more}<w:lvlText w:val="${text}"/></w:lvl>`;
}

/**
 * A file.
 *
 * @param body the paragraphs
 * @param more what its other parts hold, by name: `footnotes`
 */
export function wordFile(body: string, more: Partial<Record<string, string>> = {}): Uint8Array {
  const part = (root: string, inner: string) =>
    strToU8(`${declaration}<w:${root} xmlns:w="${main}" xmlns:r="${office}">${inner}</w:${root}>`);
  const named = parts.filter((name) => more[name] !== undefined);
  const roots: Record<string, string> = {header: 'hdr'};
  const package_ = 'http://schemas.openxmlformats.org/package/2006';
  const relation = (id: string, type: string, target: string) =>
    `<Relationship Id="${id}" Type="${office}/${type}" Target="${target}"/>`;
  const relations = (inner: string) =>
    strToU8(`${declaration}<Relationships xmlns="${package_}/relationships">${inner}</Relationships>`);
  const content = 'application/vnd.openxmlformats-officedocument.wordprocessingml';
  return zipSync({
    '[Content_Types].xml': strToU8(
      `${declaration}<Types xmlns="${package_}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="${content}.document.main+xml"/></Types>`,
    ),
    '_rels/.rels': relations(relation('rId1', 'officeDocument', 'word/document.xml')),
    'word/_rels/document.xml.rels': relations(
      named.map((name, at) => relation(`rId${at + 1}`, kinds.get(name)!, `${name}.xml`)).join(''),
    ),
    'word/document.xml': part('document', `<w:body>${body}</w:body>`),
    ...Object.fromEntries(
      named.map((name) => {
        const kind = kinds.get(name)!;
        return [`word/${name}.xml`, part(roots[kind] ?? kind, more[name]!)];
      }),
    ),
  });
}

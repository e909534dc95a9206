/** Markdown → the text it stands for. */
import {fromMarkdown} from 'mdast-util-from-markdown';
import {gfmFootnoteFromMarkdown} from 'mdast-util-gfm-footnote';
import {gfmTableFromMarkdown} from 'mdast-util-gfm-table';
import type {Nodes, Root} from 'mdast';
import {gfmFootnote} from 'micromark-extension-gfm-footnote';
import {gfmTable} from 'micromark-extension-gfm-table';

/** A text without its white space. */
export function bare(text: string): string {
  return text.replace(/\s/g, '');
}

/** Markdown as a parser reads it that shares nothing with what wrote it. */
export function markdown(text: string): Root {
  return fromMarkdown(text, {
    extensions: [gfmFootnote(), gfmTable()],
    mdastExtensions: [gfmFootnoteFromMarkdown(), gfmTableFromMarkdown()],
  });
}

/** A tree's nodes, in order. */
export function nodes(node: Nodes): Nodes[] {
  return [node, ...('children' in node ? node.children.flatMap(nodes) : [])];
}

/**
 * What stands after each anchor in the heading, paragraph or footnote that begins with it, marks read as [7] and [e3].
 */
export function blocksOf(tree: Root): Map<string, string> {
  const blocks = nodes(tree).filter((node) => node.type === 'paragraph' || node.type === 'heading');
  return new Map(
    blocks.map((block) => {
      const id = /id="(.*)"/.exec(block.children[0]?.type === 'html' ? block.children[0].value : '')?.[1] ?? '';
      const text = nodes(block)
        .map((node) =>
          node.type === 'text' ? node.value : node.type === 'footnoteReference' ? `[${node.identifier}]` : '',
        )
        .join('');
      // The Chinese of a term stands beside the translation: no text of this edition.
      return [id, bare(/^n/.test(id) ? text.replace(/ \([^()]*\p{Script=Han}[^()]*\)(?=: )/u, '') : text)];
    }),
  );
}

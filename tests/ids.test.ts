/** The grammar of ids: what each names, and where it belongs. */
import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {
  blockOf,
  formatId,
  inColumn,
  isBlock,
  isSegment,
  isSentence,
  kindOf,
  numberOf,
  parseId,
  withoutColumn,
} from '../src/model/ids.ts';

describe('an id', () => {
  const ids = ['p6', 'p6.3', 'h2', 'n7', 'n7.0', 'n7.12', 'e4', 'p6-en', 'p6.3-zh-hant'];

  it('is put together as it was taken apart', () => {
    for (const id of ids) assert.equal(formatId(parseId(id)!), id);
  });

  it('says what it names', () => {
    assert.deepEqual(parseId('p6.3-en'), {kind: 'paragraph', number: 6, segment: 3, column: 'en'});
    assert.deepEqual(['h2', 'n7.0', 'e4'].map(kindOf), ['heading', 'note', 'editors-note']);
    assert.equal(numberOf('n12.3'), '12');
  });

  it('is nothing else', () => {
    for (const text of ['', 'p', 'p0', 'p01', 'x1', 'P6', 'p6.', 'p6.03', 'p6 ', 'editors', 'contents', 'meta.title']) {
      assert.equal(parseId(text), undefined, text);
      assert.equal(kindOf(text), undefined, text);
      assert.equal(numberOf(text), '', text);
    }
  });

  it('belongs to a paragraph, heading or note, in its column', () => {
    assert.deepEqual(['p6.3', 'n7.0', 'h2', 'p6.3-en', 'p6-en'].map(blockOf), ['p6', 'n7', 'h2', 'p6-en', 'p6-en']);
    assert.deepEqual(ids.filter(isBlock), ['p6', 'h2', 'n7', 'e4']);
  });

  it('names a segment of the ledger, or a sentence', () => {
    assert.deepEqual(ids.filter(isSegment), ['p6.3', 'h2', 'n7.0', 'n7.12']);
    assert.equal(isSegment('p6.0'), false);
    assert.deepEqual(ids.filter(isSentence), ['p6.3', 'n7.12', 'p6.3-zh-hant']);
  });

  it('ends in the edition of a second column', () => {
    assert.equal(inColumn('p6.3', 'en'), 'p6.3-en');
    assert.equal(inColumn('p6.3'), 'p6.3');
    assert.equal(withoutColumn('p6.3-zh-hant'), 'p6.3');
  });
});

describe('what every page knows of ids by itself (browser/place/current-place.ts)', () => {
  const ids = ['p6', 'p6.3', 'h2', 'n7', 'n7.0', 'e4', 'p6-en', 'p6.3-zh-hant'];
  const others = ['contents', 'note', 'main', 'p', 'x1'];

  it('is what the grammar says', async (t) => {
    const elements = [...ids, ...others].map((id) => ({id, getBoundingClientRect: () => ({top: 1, bottom: 10})}));
    const page = {
      querySelectorAll: () => elements,
      querySelector: () => null,
      getElementById: (id: string) => elements.find((element) => element.id === id) ?? null,
    };
    const location = {hash: ''};
    const world = {document: page, location, innerHeight: 100, scrollY: 0};
    Object.assign(globalThis, world);
    t.after(() => Object.keys(world).forEach((name) => Reflect.deleteProperty(globalThis, name)));
    const {currentId, places, withoutColumn: bare} = await import('../src/browser/place/current-place.ts');
    assert.deepEqual(
      places.map(({id}) => id),
      elements.map(({id}) => id).filter(isBlock),
    );
    for (const {id} of elements) {
      location.hash = `#${id}`;
      assert.equal(currentId(), parseId(id) ? withoutColumn(id) : '', id);
      assert.equal(bare(id), withoutColumn(id));
    }
  });
});

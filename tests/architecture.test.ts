/** Which file may import which: model ← pipeline ← commands; stages do not know each other, pages no stage. */
import assert from 'node:assert/strict';
import {globSync, readFileSync} from 'node:fs';
import {dirname, join, relative} from 'node:path';
import {test} from 'node:test';

const src = join(import.meta.dirname, '..', 'src');
/** What stages share. */
const helpers = ['boilerplate', 'exempt', 'figures', 'matching', 'mdx', 'po', 'text', 'tree', 'yaml'].map((name) => `pipeline/${name}.ts`);
const commands = ['convert.ts', 'align.ts', 'translation.ts', 'command.ts', 'files.ts'];
const model = ['model.ts', 'diagnostic.ts', 'chinese.ts'];

const files = globSync('**/*.{ts,astro,js}', {cwd: src}).map((file) => file.replaceAll('\\', '/')).sort();
const imports = new Map(files.map((file) => {
  const text = readFileSync(join(src, file), 'utf8');
  const from = Array.from(text.matchAll(/(?:^|[\s;}])(?:from|import)\s*\(?\s*['"]([^'"]+)['"]/g), (match) => match[1] ?? '');
  return [file, from.map((name) => (name.startsWith('.') ? relative(src, join(src, dirname(file), name)) : name))];
}));
const pipeline = files.filter((file) => file.startsWith('pipeline/'));

function allowed(some: string[], may: (name: string) => boolean): void {
  const wrong = some.flatMap((file) => (imports.get(file) ?? []).filter((name) => !may(name)).map((name) => `${file} imports ${name}`));
  assert.deepEqual(wrong, []);
}

test('there is something to look at', () => {
  assert.ok(pipeline.length > helpers.length && helpers.every((file) => files.includes(file)));
  assert.ok(imports.get('convert.ts')?.includes('pipeline/parse.ts'));
});

test('the model imports nothing but itself', () => {
  allowed(model, (name) => model.includes(name));
});

test('the pipeline imports the model, what stages share, and packages; no stage another, and nothing of Node', () => {
  const isPackage = (name: string) => /^[a-z@]/.test(name) && !name.includes(':') && !name.endsWith('.ts');
  allowed(pipeline, (name) => model.includes(name) || helpers.includes(name) || isPackage(name));
});

test('pages and components import no stage and no command', () => {
  allowed(files.filter((file) => !pipeline.includes(file) && !commands.includes(file)), (name) => !name.startsWith('pipeline/') && !commands.includes(name));
});

/**
 * The oldest browsers meant are those of package.json (browserslist). astro.config.mjs builds for their syntax and
 * styles, the `lib` of src/browser/tsconfig.json knows what JavaScript they have, and here is what pages call of the
 * platform: as MDN's data has it, they know it, or the exception says what happens where they do not.
 */
import assert from 'node:assert/strict';
import {relative} from 'node:path';
import {test} from 'node:test';
import bcd, {type Identifier, type SimpleSupportStatement} from '@mdn/browser-compat-data' with {type: 'json'};
import ts from 'typescript';
import packageJson from '../package.json' with {type: 'json'};

/** What an oldest browser does not know, and what becomes of it there. */
const exceptions: Record<string, string> = {
  'HTMLElement.popover': 'set in vain: nothing is shown as one',
  'HTMLElement.showPopover': 'looked for first: number and marker are links, no menu of selected words, no settings',
  'HTMLElement.hidePopover': 'looked for first: nothing is shown as one',
  'HTMLButtonElement.popoverTargetElement': 'the settings’ button is not shown (page.css)',
  'ToggleEvent.newState': 'of popovers alone',
  'Navigator.share': 'looked for first: not offered',
  'Clipboard.write': 'ClipboardItem is looked for first: the text is copied without italics',
  'new ClipboardItem': 'looked for first',
  'HighlightRegistry.set': 'CSS.highlights is looked for first: hits are not marked',
  'new Highlight': 'as above',
};

/** `['chrome', 111]` and so on; what holds for a browser holds for the one of the same name on a phone. */
const oldest = packageJson.browserslist.flatMap((line) => {
  const [, name, version] = /^(chrome|firefox|safari) >= ([\d.]+)$/.exec(line) ?? [];
  assert.ok(name && version, `browserslist: ‘${line}’ is not read by this test`);
  return [name, {chrome: 'chrome_android', firefox: 'firefox_android', safari: 'safari_ios'}[name]!].map(
    (browser) => [browser, Number(version)] as const,
  );
});

/** The browsers that do not know a member, by name and the version they have it since. */
function missingIn(member: Identifier): string[] {
  return oldest.flatMap(([browser, version]) => {
    const statements = [member.__compat?.support[browser as 'chrome'] ?? []].flat() as SimpleSupportStatement[];
    const usable = statements.filter(({flags, prefix, alternative_name}) => !flags && !prefix && !alternative_name);
    const since = usable.map(({version_added: added}) =>
      typeof added === 'string' ? Number(added.replace('≤', '')) || Infinity : Infinity,
    );
    return Math.min(Infinity, ...since) <= version ? [] : [`${browser} has it since ${Math.min(Infinity, ...since)}`];
  });
}

/** The names of a type and of what it extends, most special first: `['HTMLElement', 'Element', 'Node', …]` */
function namesOf(type: ts.Type, checker: ts.TypeChecker): string[] {
  if (type.isUnionOrIntersection()) return type.types.flatMap((one) => namesOf(one, checker));
  const symbol = type.getSymbol();
  const bases = type.isClassOrInterface() ? checker.getBaseTypes(type) : [];
  return [symbol?.name ?? '', ...bases.flatMap((base) => namesOf(base, checker))];
}

test('what pages call of the platform, the oldest browsers meant know', () => {
  const folder = `${import.meta.dirname}/../src/browser`;
  const config = ts.getParsedCommandLineOfConfigFile(`${folder}/tsconfig.json`, {}, {
    ...ts.sys,
    onUnRecoverableConfigFileDiagnostic: ({messageText}) => assert.fail(String(messageText)),
  } satisfies ts.ParseConfigFileHost)!;
  const program = ts.createProgram(config.fileNames, config.options);
  const checker = program.getTypeChecker();
  const known = new Set<string>();
  const unknown = new Map<string, string>();

  function look(type: ts.Type, name: string, node: ts.Node) {
    for (const owner of namesOf(type, checker)) {
      const member = bcd.api[owner]?.[name];
      if (!member?.__compat) continue;
      const key = `${owner}.${name}`;
      known.add(key);
      const file = node.getSourceFile();
      const {line} = file.getLineAndCharacterOfPosition(node.getStart());
      const place = `${relative(`${folder}/../..`, file.fileName)}:${line + 1}`;
      for (const missing of missingIn(member)) unknown.set(`${key}: ${missing}`, place);
      return;
    }
  }

  function visit(node: ts.Node) {
    if (ts.isPropertyAccessExpression(node))
      look(checker.getNonNullableType(checker.getTypeAtLocation(node.expression)), node.name.text, node);
    if (ts.isBindingElement(node) && ts.isObjectBindingPattern(node.parent)) {
      const name = node.propertyName ?? node.name;
      if (ts.isIdentifier(name)) look(checker.getTypeAtLocation(node.parent), name.text, node);
    }
    if (ts.isNewExpression(node) && ts.isIdentifier(node.expression)) {
      const name = node.expression.text;
      const member = bcd.api[name];
      if (member?.__compat) for (const missing of missingIn(member)) unknown.set(`new ${name}: ${missing}`, name);
    }
    ts.forEachChild(node, visit);
  }
  for (const file of program.getSourceFiles())
    if (!file.isDeclarationFile && !file.fileName.includes('node_modules')) visit(file);

  assert.ok(known.size > 100, `only ${known.size} members were found: the test no longer sees what is called`);
  const unexpected = [...unknown].filter(([what]) => !(what.split(':')[0]! in exceptions));
  assert.deepEqual(
    unexpected.map(([what, place]) => `${what}; called at ${place}`),
    [],
  );
  for (const name of Object.keys(exceptions))
    assert.ok(
      [...unknown.keys()].some((what) => what.startsWith(`${name}:`)),
      `${name} is an exception no more`,
    );
});

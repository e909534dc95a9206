/** What the commands need of a file system, so that tests can do with a map. */
import {existsSync, mkdirSync, readdirSync, readFileSync, renameSync, statSync, writeFileSync} from 'node:fs';
import {basename, dirname, join} from 'node:path';
import type {Diagnostic} from '../model/diagnostic.ts';
import type {EditionName} from '../model/editions.ts';
import {decode} from './read/source.ts';
import {putInPlace, remove, stage} from './staging.ts';

/** Where the files of a report lie, relative to the project. */
export function seedFiles(slug: string) {
  const file = (name: string) => `seeds/${slug}/${name}`;
  return {
    /** The text as it was found, plain or as Markdown. */
    sources: [file('report.txt'), file('report.md')],
    /** The file as it was found, in a folder of its own, where the text had to be taken out of it. */
    found: file('found'),
    /** The lines of that file which are not in the text. */
    leftOut: file('left-out.txt'),
    /** What the text does not say. */
    settings: file('report.yaml'),
    /** The ids of its segments. */
    ledger: file('report.pot'),
    /** What the checks of the translation let pass. */
    exceptions: file('translation.yaml'),
    /** The editors' notes. */
    notes: file('notes.yaml'),
    /** The translation of an edition, segment by segment. */
    catalog: (edition: EditionName) => file(`${edition}.po`),
  };
}

/** Reading; paths are relative to the project. */
export interface Reading {
  /** The names of the folders in a folder, sorted; none where there is no such folder. */
  folders(path: string): string[];
  /** The names of the files in a folder, sorted. */
  files(path: string): string[];
  /** Undefined where there is no such file. */
  read(path: string): Uint8Array | undefined;
}

export interface Writing {
  /** Writes a file, wholly or not at all. */
  write(path: string, content: string | Uint8Array): void;
  /** Makes a folder hold these files (by path within it) and nothing else, at once (staging.ts). */
  replace(folder: string, files: ReadonlyMap<string, string | Uint8Array>): void;
}

/**
 * A text file of UTF-8, and an error for whatever in it cannot be text; `text` is undefined where there is no such
 * file.
 */
export function readText(files: Reading, path: string): {text: string | undefined; diagnostics: Diagnostic[]} {
  const bytes = files.read(path);
  return bytes === undefined ? {text: undefined, diagnostics: []} : decode(bytes, path);
}

/**
 * A project with some more files.
 *
 * @param added what they hold, by path
 * @param reports the folders under `seeds/` that are seen
 */
export function overlay(files: Reading, added: ReadonlyMap<string, string | Uint8Array>, reports: string[]): Reading {
  return {
    folders: (path) => (path === 'seeds' ? reports : files.folders(path)),
    files: (path) => [
      ...new Set([
        ...files.files(path),
        ...[...added.keys()].filter((file) => dirname(file) === path).map((file) => basename(file)),
      ]),
    ],
    read(path) {
      const content = added.get(path);
      return typeof content === 'string' ? new TextEncoder().encode(content) : (content ?? files.read(path));
    },
  };
}

/** The files of a project. What begins with a dot is none of them: folders are made under such names. */
export function disk(root: string): Reading & Writing {
  const list = (path: string) =>
    existsSync(join(root, path))
      ? readdirSync(join(root, path), {withFileTypes: true}).filter(({name}) => !name.startsWith('.'))
      : [];
  const write = (path: string, content: string | Uint8Array) => {
    mkdirSync(dirname(path), {recursive: true});
    writeFileSync(path, content);
  };
  return {
    folders: (path) =>
      list(path)
        .filter((entry) => entry.isDirectory())
        .map(({name}) => name)
        .sort(),
    files: (path) =>
      list(path)
        .filter((entry) => entry.isFile())
        .map(({name}) => name)
        .sort(),
    read: (path) => (isFile(join(root, path)) ? readFileSync(join(root, path)) : undefined),
    write(path, content) {
      const file = join(root, path);
      const fresh = join(dirname(file), `.${basename(file)}.new`);
      write(fresh, content);
      renameSync(fresh, file);
    },
    replace(path, files) {
      const folder = join(root, path);
      if (holds(folder, files)) return;
      if (files.size === 0) return remove(folder);
      const staged = stage(folder);
      for (const [name, content] of files) write(join(staged, name), content);
      putInPlace(staged, folder);
    },
  };
}

function isFile(path: string): boolean {
  return statSync(path, {throwIfNoEntry: false})?.isFile() ?? false;
}

/** Whether a folder holds exactly these files. */
function holds(folder: string, files: ReadonlyMap<string, string | Uint8Array>): boolean {
  if (!existsSync(folder)) return files.size === 0;
  const found = readdirSync(folder, {recursive: true, withFileTypes: true}).filter((entry) => entry.isFile());
  return (
    found.length === files.size &&
    Array.from(files).every(([name, content]) => {
      const file = join(folder, name);
      return existsSync(file) && readFileSync(file).equals(Buffer.from(content));
    })
  );
}

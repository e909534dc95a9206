/** Installing packages of Debian or Ubuntu, where that was asked for. */
import {existsSync} from 'node:fs';
import {command} from './run.ts';

/** How what is not there may be found. */
export interface Finding {
  /** Whether it may be installed with the system's packages. */
  systemPackages?: boolean;
}

export function isDebianRoot(): boolean {
  return existsSync('/etc/debian_version') && process.getuid?.() === 0;
}

/** Brings up to date what the system knows of packages. */
export function update(): Promise<void> {
  return command('apt-get', ['-q', 'update']);
}

export function install(...packages: string[]): Promise<void> {
  return command('apt-get', ['-qq', '-y', 'install', ...packages], {
    env: {...process.env, DEBIAN_FRONTEND: 'noninteractive'},
  });
}

/** Waits for a way of installing to end; whether it did its work shows in whether what was installed is then there. */
export async function attempt(installation: Promise<void>): Promise<void> {
  await installation.catch((error: Error) => console.log(error.message));
}

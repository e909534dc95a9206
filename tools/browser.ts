/** Finding a Chromium that starts on this machine, and getting one where there is none. */
import {existsSync} from 'node:fs';
import {chromium} from '@playwright/test';
import {attempt, install, isDebianRoot, update, type Finding} from './debian.ts';
import {programs, run} from './run.ts';

/** Keeps Chromium from calling home, and from a graphics card a server does not have. */
export const flags = [
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
];

const installedChromes = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  `${process.env.PROGRAMFILES}\\Google\\Chrome\\Application\\chrome.exe`,
  `${process.env['PROGRAMFILES(X86)']}\\Google\\Chrome\\Application\\chrome.exe`,
  `${process.env.LOCALAPPDATA}\\Google\\Chrome\\Application\\chrome.exe`,
];

const howToGoOn = `No Chromium was found, and none could be installed.
Install Chromium or Chrome, or set CHROMIUM to the path of one, and run the command again.`;

/**
 * The path of a Chromium that starts: $CHROMIUM, Playwright's own, an installed one; else installs one, Playwright's own
 * first, then, where that was asked for, as root on Debian or Ubuntu, the system's. Says what it does.
 *
 * @throws an `Error` that says how to go on
 */
export async function findBrowser({systemPackages = Boolean(process.env['CI'])}: Finding = {}): Promise<string> {
  const given = process.env['CHROMIUM'];
  if (given) {
    if (await starts(given)) return given;
    throw new Error(`CHROMIUM is ${given}, and that does not start.`);
  }
  for (const path of [chromium.executablePath(), ...installedChromes]) {
    if (await starts(path)) return path;
  }
  console.log('No Chromium here: downloading Playwright’s own into its folder (playwright install chromium) …');
  // Refused downloads fail soon: five attempts of five seconds, not of thirty.
  const download = {env: {...process.env, PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT: '5000'}};
  await attempt(run([programs.playwright, 'install', 'chromium'], download));
  if (await starts(chromium.executablePath())) return chromium.executablePath();
  if (!isDebianRoot()) throw new Error(howToGoOn);
  const packages = ['chromium', 'fonts-noto-cjk'];
  if (!systemPackages) {
    throw new Error(`${howToGoOn}
The system’s packages ${packages.join(' and ')} would do: npm test -- --install installs them (apt-get install), and so does CI.`);
  }
  console.log(`That did not do: installing the system’s packages ${packages.join(' and ')} (apt-get install) …`);
  await attempt(update());
  await attempt(install(...packages));
  const path = '/usr/bin/chromium';
  if (await starts(path)) return path;
  throw new Error(howToGoOn);
}

/**
 * A browser that draws no window, in which tests take little more than half the time: Playwright's own, as `playwright`,
 * or the path of the system's; undefined if there is none, and none may be installed. A browser named by $CHROMIUM is the
 * one to test in, whatever it is.
 */
export async function findHeadlessShell({systemPackages = Boolean(process.env['CI'])}: Finding = {}): Promise<
  string | undefined
> {
  if (process.env['CHROMIUM']) return undefined;
  if (await starts(undefined)) return 'playwright';
  const path = '/usr/bin/chromium-headless-shell';
  if (!existsSync(path) && systemPackages && isDebianRoot()) {
    console.log('Installing the system’s package chromium-headless-shell (apt-get install) …');
    await attempt(install('chromium-headless-shell'));
  }
  return (await starts(path)) ? path : undefined;
}

/** @param executablePath without one, the browser that Playwright would take */
async function starts(executablePath: string | undefined): Promise<boolean> {
  if (executablePath !== undefined && !existsSync(executablePath)) return false;
  try {
    const browser = await chromium.launch({...(executablePath === undefined ? {} : {executablePath}), args: flags});
    await browser.close();
    return true;
  } catch (error) {
    if (executablePath !== undefined) console.log(`${executablePath} does not start: ${String(error).split('\n')[0]}`);
    return false;
  }
}

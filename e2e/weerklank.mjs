// The real binary with the demonstration in it: started in a folder of its own, and removed.
import { spawn } from 'node:child_process';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const ROOT = path.dirname(path.dirname(fileURLToPath(import.meta.url)));

/** The debug build that the other tests left, unless told otherwise. */
export const BINARY =
  process.env.WEERKLANK_TEST_BINARY ?? path.join(ROOT, 'target/debug/weerklank');

/** The day on which every journey takes place. */
export const TODAY = '2026-11-23';

const START_MS = 120_000;
const STOP_MS = 20_000;

/** How the demonstration may call a role, in either language. */
const ROLES = {
  deputy: /plaatsvervang|deputy/i,
  officer: /functionaris|officer/i,
  partner: /partner/i,
  staff: /medewerker|staff/i,
  management: /directie|management/i,
  administrator: /beheerder|administrator/i,
};

/** Starts the demonstration: `{ address, signIns, output, stop, kill, again }`. */
export async function startWeerklank() {
  const data = await mkdtemp(path.join(tmpdir(), 'weerklank-'));
  const made = process.env.WEERKLANK_TEST_DEMO;
  if (made) await cp(made, data, { recursive: true });
  return run(data, made ? [] : ['--reset'], new Map());
}

/** Makes the demonstration once, for all journeys to begin with a copy; gives its folder. */
export async function makeDemonstration() {
  const data = await mkdtemp(path.join(tmpdir(), 'weerklank-'));
  const weerklank = await run(data, ['--reset'], new Map());
  await weerklank.end();
  return data;
}

async function run(data, extra, known) {
  const options = ['demo', '--data', data, '--today', TODAY, '--listen', '127.0.0.1:0'];
  const child = spawn(BINARY, [...options, ...extra], { stdio: ['ignore', 'pipe', 'pipe'] });
  const output = [];
  const ended = new Promise((resolve) => {
    child.on('error', (cause) => resolve(String(cause)));
    child.on('exit', (code, signal) => resolve(signal ?? code));
  });
  for (const stream of [child.stdout, child.stderr]) {
    createInterface({ input: stream }).on('line', (line) => output.push(line));
  }
  const address = await untilReady(output, ended);
  const signIns = new Map([...known, ...readSignIns(output)]);
  const end = async (signal) => {
    child.kill(signal);
    return Promise.race([ended, pause(STOP_MS, 'does not stop', { ref: false })]);
  };
  return {
    address,
    data,
    output,
    signIns,
    /** Asks it to stop, and expects that it does so in order. */
    async end() {
      const how = await end('SIGTERM');
      if (how !== 0) throw new Error(`weerklank ended with ${how}:\n${output.join('\n')}`);
    },
    /** As `end`, and nothing is left of it. */
    async stop() {
      await this.end().finally(() => rm(data, { recursive: true, force: true }));
    },
    /** Ends it as a power cut would; `again` then opens the same folder. */
    kill: () => end('SIGKILL'),
    again: () => run(data, [], signIns),
  };
}

/** The address, once it answers that it is ready. */
async function untilReady(output, ended) {
  let end;
  ended.then((how) => (end = how));
  const until = Date.now() + START_MS;
  while (Date.now() < until && end === undefined) {
    const address = output.join('\n').match(/http:\/\/localhost:\d+/)?.[0];
    if (address && (await isReady(address))) return address;
    await pause(50);
  }
  const why = end === undefined ? `not ready in ${START_MS / 1000} s` : `ended with ${end}`;
  throw new Error(`${BINARY}: ${why}\n${output.join('\n')}`);
}

async function isReady(address) {
  try {
    return (await fetch(`${address}/readyz`)).ok;
  } catch {
    return false;
  }
}

/** From lines like `Klachtenfunctionaris  bram@organisatie.test  wachtwoord`, one a role. */
export function readSignIns(output) {
  const signIns = new Map();
  for (const line of output) {
    const parts = line.match(/^(.*?)([^\s@:]+@[^\s,;]+)[\s,;·|/]+(?:\S+:\s+)?(\S+)\s*$/);
    const role = parts && Object.keys(ROLES).find((name) => ROLES[name].test(parts[1]));
    if (role && !signIns.has(role)) signIns.set(role, { email: parts[2], password: parts[3] });
  }
  return signIns;
}

// Runs the journeys, all or those whose file name contains a word: node run.mjs [WORD…]
// The last line counts them. A journey that is skipped counts as failed.
import { createWriteStream } from 'node:fs';
import { access, mkdir, readdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { run } from 'node:test';
import { spec } from 'node:test/reporters';
import { fileURLToPath } from 'node:url';

import { BINARY, makeDemonstration } from './weerklank.mjs';

const HERE = path.dirname(fileURLToPath(import.meta.url));
const JOURNEYS = path.join(HERE, 'journeys');
const AT_ONCE = 2;

const words = process.argv.slice(2);
const names = (await readdir(JOURNEYS)).filter((name) => name.endsWith('.mjs')).sort();
const chosen = names.filter((name) => words.every((word) => name.includes(word)));
const files = chosen.map((name) => path.join(JOURNEYS, name));

const isBuilt = await access(BINARY).then(
  () => true,
  () => false,
);
if (!isBuilt) fail(`${BINARY} is missing: cargo build`);
if (files.length === 0) fail(`no journeys in ${JOURNEYS}`);

await mkdir(path.join(HERE, 'results'), { recursive: true });
const counts = { passed: 0, failed: 0 };
// The processes of the journeys read it.
const demonstration = await makeDemonstration().catch((cause) => fail(cause.message));
process.env.WEERKLANK_TEST_DEMO = demonstration;
const stream = run({ files, concurrency: AT_ONCE });
stream.on('test:pass', (event) => count(event, 'passed'));
stream.on('test:fail', (event) => count(event, 'failed'));
const report = stream.compose(spec);
report.pipe(createWriteStream(path.join(HERE, 'results/report.txt')));
report.pipe(process.stdout, { end: false });
report.on('end', async () => {
  await rm(demonstration, { recursive: true, force: true });
  console.log(`journeys: ${counts.passed} passed, ${counts.failed} failed`);
  process.exitCode = counts.failed > 0 || counts.passed === 0 ? 1 : 0;
});

/** Counts the journeys; a file is counted only when it failed without having one. */
function count(event, how) {
  const isFile = files.includes(event.name) || files.some((file) => file.endsWith(event.name));
  if (isFile && how === 'passed') return;
  counts[event.skip || event.todo ? 'failed' : how] += 1;
}

function fail(why) {
  console.error(why);
  console.log('journeys: 0 passed, 1 failed');
  process.exit(1);
}

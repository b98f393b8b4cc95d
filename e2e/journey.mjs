// A journey is a story: people come in, do things, and see what follows. The file that holds it
// gets one demonstration and one browser; each person gets a window without anybody else's cookies.
//
//   journey('The officer classifies', async ({ person, visitor }) => {
//     const bram = await person('officer');
//     await bram.goto('/werkvoorraad');
//     await expectAccessible(bram);
//   });
import assert from 'node:assert/strict';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';

import { expectQuiet, expectValidHtml, openPage, signIn, startBrowser } from './browser.mjs';
import { startWeerklank } from './weerklank.mjs';

export { DESKTOP, PHONE, expectAccessible, expectQuiet, expectValidHtml } from './browser.mjs';

const RESULTS = path.join(path.dirname(fileURLToPath(import.meta.url)), 'results');
/** In the wide run each page is looked at six times instead of twice. */
const TIME_LIMIT_MS = process.env.WEERKLANK_TEST_WIDE ? 1_200_000 : 600_000;

let weerklank;
let browser;

before(async () => {
  [weerklank, browser] = await Promise.all([startWeerklank(), startBrowser()]);
});

after(async () => {
  await browser?.close();
  await weerklank?.stop();
});

/** Tells one story; it fails when the console of any window said something. */
export function journey(name, story) {
  test(name, { timeout: TIME_LIMIT_MS }, async () => {
    const pages = [];
    try {
      await story(cast(pages));
      pages.forEach(expectQuiet);
    } catch (cause) {
      await keepPictures(name, pages);
      throw cause;
    } finally {
      await Promise.all(pages.map((page) => page.context().close()));
    }
  });
}

/** Who and what a story can use. */
function cast(pages) {
  const visitor = async (options) => {
    const page = await openPage(browser, weerklank.address, options);
    pages.push(page);
    return page;
  };
  return {
    /** A window of somebody who is not signed in. */
    visitor,
    /** A window of somebody with this role, signed in. */
    async person(role, options) {
      const known = weerklank.signIns.get(role);
      assert.ok(known, `the demonstration printed no sign-in for ${role}`);
      const page = await visitor(options);
      await signIn(page, known);
      return page;
    },
    /** Opens a page and expects the status and that its HTML is valid. */
    async open(page, where, status = 200) {
      const response = await page.goto(where);
      assert.equal(response.status(), status, `${where} answers ${response.status()}`);
      await expectValidHtml(await response.text(), where);
      return response;
    },
    /** The program itself: its address, its folder and its output. */
    program: () => weerklank,
    /** Ends the program as a power cut would and starts it on the same folder. */
    async powerCut() {
      await weerklank.kill();
      weerklank = await weerklank.again();
      return weerklank.address;
    },
  };
}

async function keepPictures(name, pages) {
  await mkdir(RESULTS, { recursive: true });
  const stem = name.toLowerCase().replace(/[^a-z0-9]+/g, '-');
  for (const [at, page] of pages.entries()) {
    const file = path.join(RESULTS, `${stem}-${at + 1}.png`);
    // The window may have crashed, and that is no reason to hide why the story failed.
    await page.screenshot({ path: file, fullPage: true }).catch(() => {});
  }
}

// With the keyboard alone: a complaint is recorded and classified, and where the focus is can be
// seen at each step.
import assert from 'node:assert/strict';

import { journey } from '../journey.mjs';

const TABS_MAX = 120;

journey('A complaint is recorded and classified with the keyboard alone', async ({
  visitor,
  program,
}) => {
  const page = await visitor();
  const { email, password } = program().signIns.get('officer');
  await page.goto('/aanmelden');
  await type(page, '[name="email"]', email);
  await type(page, '[name="wachtwoord"]', password);
  await press(page, 'Enter');

  await skipToContent(page);
  await tabTo(page, 'a[href="/klachten/nieuw"]');
  await press(page, 'Enter');
  await mistakesLeadToTheirField(page);
  await type(page, '[name="expression"]', 'De adviseur kwam te laat, zonder de stukken.');
  await type(page, '[name="name"]', 'Hanneke Dijkstra');
  await type(page, '[name="about"]', 'Anna');
  await tabTo(page, '[name="manner"][value="oral"]');
  await page.keyboard.press('Space');
  await type(page, '[name="email"]', 'hanneke@dijkstra.example');
  await tabTo(page, '#form [type="submit"]');
  await press(page, 'Enter');
  const reference = page.url().match(/K-2026-[0-9A-Z]{6}/)?.[0];
  assert.ok(reference, page.url());

  await tabTo(page, 'a[href$="/registratie"]');
  await press(page, 'Enter');
  await tabTo(page, '#form [type="submit"]');
  await press(page, 'Enter');
  await tabTo(page, 'a[href$="/classificatie"]');
  await press(page, 'Enter');
  await tabTo(page, '[name="manner"]');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowUp');
  await tabTo(page, '[name="nature"]');
  await page.keyboard.press('Space');
  await page.keyboard.press('ArrowDown');
  await type(page, '[name="subcategory"]', 'Bereikbaar');
  await tabTo(page, '#form [type="submit"]');
  await press(page, 'Enter');
  const form = await page.locator('section[aria-labelledby="form"]').innerText();
  assert.match(form, /Mondeling; Kwaliteit van de dienstverlening/);
});

async function skipToContent(page) {
  await page.keyboard.press('Tab');
  const skip = page.locator('.ds-skip-link');
  assert.ok(await skip.evaluate((one) => one === document.activeElement), 'first is the skip link');
  assert.ok(await skip.isVisible());
  await page.keyboard.press('Enter');
  const place = await page.evaluate(() => document.activeElement.id);
  assert.equal(place, 'inhoud');
}

/** An empty form is refused; the summary leads to the first field that is wrong. */
async function mistakesLeadToTheirField(page) {
  await tabTo(page, '#form [type="submit"]');
  await press(page, 'Enter');
  assert.match(await page.title(), /^Fout: /);
  await tabTo(page, '.ds-error-summary a');
  await page.keyboard.press('Enter');
  assert.equal(await page.evaluate(() => document.activeElement.id), 'expression');
  // From here on Tab goes on through the form.
  await page.keyboard.press('Shift+Tab');
}

/** Goes on with Tab until the focus is there, and expects that it can be seen. */
async function tabTo(page, selector) {
  for (let tabs = 0; tabs < TABS_MAX; tabs += 1) {
    await page.keyboard.press('Tab');
    const focus = await page.evaluate((wanted) => {
      const here = document.activeElement;
      // Of a radio button or check box the words are outlined with it.
      const outlined = [here, here.closest('.ds-field')].filter(Boolean).some((one) => {
        const { outlineStyle, outlineWidth } = getComputedStyle(one);
        return outlineStyle !== 'none' && outlineWidth !== '0px';
      });
      return {
        isThere: here.matches(wanted),
        isBody: here === document.body,
        isSeen: outlined,
        what: here.outerHTML.slice(0, 120),
      };
    }, selector);
    assert.ok(focus.isSeen || focus.isBody, `the focus can't be seen on ${focus.what}`);
    if (focus.isThere) return;
  }
  assert.fail(`Tab never reaches ${selector} on ${page.url()}`);
}

async function type(page, selector, text) {
  await tabTo(page, selector);
  await page.keyboard.type(text);
}

/** Presses a key that leads to another page. */
async function press(page, key) {
  await Promise.all([page.waitForNavigation(), page.keyboard.press(key)]);
}

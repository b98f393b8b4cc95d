// Debian's Chromium, and what is expected of every page in it: no message on the console, nothing
// against the content security policy, no accessibility violation, valid HTML, no sideways scroll.
import assert from 'node:assert/strict';

import { AxeBuilder } from '@axe-core/playwright';
import { HtmlValidate } from 'html-validate';
import { chromium } from 'playwright-core';

const ARGUMENTS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** The two views that every page is checked in; the wide run takes all widths and schemes. */
export const DESKTOP = { viewport: { width: 1366, height: 900 }, colorScheme: 'light' };
export const PHONE = { viewport: { width: 360, height: 740 }, colorScheme: 'dark' };
const VIEWS = process.env.WEERKLANK_TEST_WIDE ? everyView() : [DESKTOP, PHONE];

/** A title ends with the name of the organisation, which may be long. */
const TEMPLATE = { extends: ['html-validate:recommended'], rules: { 'long-title': 'off' } };

/** Chromium with a new profile. */
export function startBrowser() {
  const executablePath = process.env.WEERKLANK_TEST_CHROMIUM ?? '/usr/bin/chromium';
  return chromium.launch({ executablePath, headless: true, args: ARGUMENTS });
}

/** A page of its own, as a visitor without cookies; `page.complaints` fills while it is used. */
export async function openPage(browser, address, options = {}) {
  const context = await browser.newContext({
    ...DESKTOP,
    locale: 'nl-NL',
    timezoneId: 'Europe/Amsterdam',
    baseURL: address,
    ...options,
  });
  context.setDefaultTimeout(15_000);
  // Also the windows that a page opens.
  context.on('page', listen);
  return context.newPage();
}

/** Collects what Chromium has to say against the page. */
function listen(page) {
  const documents = new Set();
  page.complaints = [];
  page.on('response', (response) => {
    if (response.request().resourceType() === 'document') documents.add(response.url());
  });
  page.on('pageerror', (error) => page.complaints.push(`error: ${error.message}`));
  page.on('console', (message) => {
    const about = message.location().url;
    // A page that answers 404 or 422 is often what a journey is about; a missing style never is.
    const isAnswer = message.text().startsWith('Failed to load resource') && documents.has(about);
    if (['error', 'warning'].includes(message.type()) && !isAnswer) {
      page.complaints.push(`${message.type()}: ${message.text()} (${about})`);
    }
  });
}

/** Fails with what the console said since the page was opened. */
export function expectQuiet(page) {
  assert.deepEqual(page.complaints, [], `the console of ${page.url()} is not quiet`);
}

/** All that is expected of a page, in each view; the page is left as it was. */
export async function expectAccessible(page) {
  const before = page.viewportSize();
  for (const { viewport, colorScheme } of VIEWS) {
    await page.setViewportSize(viewport);
    await page.emulateMedia({ colorScheme });
    await expectNoViolations(page, `${viewport.width} ${colorScheme}`);
    await expectNoSidewaysScroll(page, viewport.width);
  }
  await page.setViewportSize(before);
  await page.emulateMedia({ colorScheme: null });
  await expectNoMissingText(page);
  expectQuiet(page);
}

/** A text that does not exist shows as its key. */
async function expectNoMissingText(page) {
  const shown = await page.locator('body').innerText();
  const missing = shown.match(/\[[a-z_]+-[a-z_-]+\]/g) ?? [];
  assert.deepEqual(missing, [], `${page.url()} shows keys of texts`);
}

async function expectNoViolations(page, view) {
  // The only frame of ours runs no script, so none needs to be opened to join what they say.
  const axe = new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ['violations'] });
  const { violations } = await axe.analyze();
  const lines = violations.map(({ id, help, nodes }) => {
    const places = nodes.map((node) => `    ${node.target.join(' ')}  ${node.html.slice(0, 160)}`);
    return `  ${id}: ${help}\n${places.join('\n')}`;
  });
  assert.equal(lines.length, 0, `${page.url()} at ${view}:\n${lines.join('\n')}`);
}

async function expectNoSidewaysScroll(page, width) {
  const wide = await page.evaluate(() => document.documentElement.scrollWidth);
  assert.ok(wide <= width, `${page.url()} is ${wide} px wide at ${width} px`);
}

/** Fails when the HTML as it was sent is not valid. */
export async function expectValidHtml(html, about) {
  const report = await new HtmlValidate(TEMPLATE).validateString(html);
  const messages = report.results.flatMap((result) => result.messages);
  const lines = messages.map((m) => `  ${m.line}:${m.column} ${m.message} [${m.ruleId}]`);
  assert.equal(lines.length, 0, `${about}:\n${lines.join('\n')}`);
}

/** Signs in through the page, as a person does. */
export async function signIn(page, { email, password }) {
  await page.goto('/aanmelden');
  await page.locator('input[name="email"]').fill(email);
  await page.locator('input[name="wachtwoord"]').fill(password);
  await page.locator('form:has(input[name="wachtwoord"]) button[type="submit"]').click();
  await page.waitForURL((url) => !url.pathname.startsWith('/aanmelden'));
}

function everyView() {
  const views = [];
  for (const width of [1366, 360, 320]) {
    for (const colorScheme of ['light', 'dark']) {
      views.push({ viewport: { width, height: 800 }, colorScheme });
    }
  }
  return views;
}

// Draws digits on the page of the template dlgen-web in a headless browser, and looks at what it answers:
//   node web-page.mjs URL SCREENSHOT
// Needs Chromium and, in the folder that NODE_PATH names or beside this file, the npm package playwright-core.
import { createRequire } from "node:module";

const [url, screenshot] = process.argv.slice(2);
const folder = process.env.NODE_PATH ? `${process.env.NODE_PATH}/` : import.meta.url;
const { chromium } = createRequire(folder)("playwright-core");

// Strokes of each digit, in tenths of the drawing's width.
const digits = [
  [0, [[[5, 2], [3, 3], [2.6, 5], [3, 7], [5, 8], [7, 7], [7.4, 5], [7, 3], [5, 2]]]],
  [1, [[[5, 1.5], [5, 8.5]]]],
  [3, [[[3, 2.2], [5, 1.6], [6.8, 3], [5, 4.8], [7, 6.5], [5, 8.3], [2.8, 7.6]]]],
  [4, [[[3.5, 1.8], [3, 5.2], [7, 5.2]], [[6.5, 2], [6.5, 8.5]]]],
  [7, [[[2.5, 2], [7.5, 2], [4.5, 8.5]]]],
];

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
});
let failures = 0;
const say = (right, what) => {
  console.log(`${right ? "right" : "WRONG"}  ${what}`);
  failures += right ? 0 : 1;
};

try {
  const page = await browser.newPage();
  const complaints = [];
  page.on("pageerror", error => complaints.push(error.message));
  page.on("console", message => message.type() === "error" && complaints.push(message.text()));
  await page.goto(url);
  const box = await page.locator("#drawing").boundingBox();
  for (const [digit, strokes] of digits) {
    await page.click("#clear");
    for (const [first, ...rest] of strokes) {
      const at = ([x, y]) => [box.x + x * box.width / 10, box.y + y * box.height / 10];
      await page.mouse.move(...at(first));
      await page.mouse.down();
      for (const point of rest) await page.mouse.move(...at(point), { steps: 8 });
      const answered = page.waitForResponse("**/predict");
      await page.mouse.up();
      await answered;
    }
    await page.waitForFunction(() => document.getElementById("digit").textContent !== "");
    const answer = await page.textContent("#digit");
    const bar = await page.textContent(`#bars tr:nth-child(${digit + 1}) td:last-child`);
    say(answer === String(digit), `drawn ${digit}, answered ${answer}; ${digit} at ${bar}`);
  }
  await page.screenshot({ path: screenshot });
  await page.click("#clear");
  say(await page.textContent("#digit") === "", "cleared");

  await page.route("**/predict", route => route.abort());
  await page.mouse.move(box.x + 100, box.y + 50);
  await page.mouse.down();
  await page.mouse.move(box.x + 100, box.y + 200, { steps: 5 });
  await page.mouse.up();
  await page.waitForFunction(() => document.getElementById("error").textContent !== "");
  say(true, `without an answer the page says: ${await page.textContent("#error")}`);
  const others = complaints.filter(text => !text.includes("ERR_FAILED"));
  say(others.length === 0, `the browser complains of nothing else${others.map(text => `: ${text}`).join("")}`);
} finally {
  await browser.close();
}
process.exit(failures === 0 ? 0 : 1);

import { startBrowser } from './browser.mjs';
const base='http://localhost:8971';
const b=await startBrowser();
async function login(mail,pw,opt={}){const c=await b.newContext({baseURL:base,locale:'nl-NL',viewport:{width:1366,height:900},...opt});const p=await c.newPage();p.on('console',m=>{if(m.type()==='error')console.log('CONSOLE',m.text())});await p.goto('/aanmelden');await p.locator('input[name=email]').fill(mail);await p.locator('input[type=password]').fill(pw);await p.locator('main button[type=submit]').first().click();await p.waitForLoadState();return p;}
const bram=await login('bram@meerwerk.example','luisterend-oor');
await bram.goto('/cijfers/clienten');
const firms=['Visser & Van Dam Belastingadvies','Delta Subsidieadvies','Administratiekantoor De Rekentafel','Noorderlicht HR-advies','Brugman Bedrijfsoverdracht','Kompas Financieringen','De Werf Strategie & Organisatie','Limes IT-advies'];
let lines=['2026;;2400;3100;;ledenadministratie;2026-07-01','2025;;2300;;;ledenadministratie;2025-12-31'];
firms.forEach((f,i)=>lines.push(`2026;${f};${60+i*i*12};;12;opgave;2026-07-01`));
if(!process.env.SKIP){await bram.locator('textarea').fill(lines.join('\n'));await bram.locator('main form button[type=submit]').first().click();await bram.waitForLoadState();console.log(bram.url());
await bram.goto('/cijfers/eerdere-jaren');await bram.locator('textarea').fill('2020;31;25;30;11;28;jaarverslag 2020\n2021;44;40;44;13;40;jaarverslag 2021');await bram.locator('main form button[type=submit]').first().click();await bram.waitForLoadState();console.log(bram.url());}
await bram.goto('/cijfers/eerdere-jaren');await bram.screenshot({path:'/tmp/shot-entered.png',fullPage:true});
await bram.goto('/cijfers/dossiers?figuur=on_time');await bram.screenshot({path:'/tmp/shot-behind.png',fullPage:true});
const e=await login('esther@meerwerk.example','koersvast-2026');
for(const [n,opt,w] of [['light',{colorScheme:'light'},1366],['dark',{colorScheme:'dark'},1366],['light',{colorScheme:'light'},360],['dark',{colorScheme:'dark'},360],['forced',{forcedColors:'active'},1366],['print',{media:'print'},1366]]){
 await e.emulateMedia({media:null,colorScheme:'light',forcedColors:'none',...opt});await e.setViewportSize({width:w,height:900});await e.goto('/cijfers');
 console.log(n,w,await e.evaluate(()=>document.documentElement.scrollWidth+' '+innerWidth));
 await e.screenshot({path:`/tmp/shot-${n}-${w}.png`,fullPage:true});
}
await e.emulateMedia({media:null,colorScheme:'light',forcedColors:'none'});await e.setViewportSize({width:700,height:900});await e.goto('/cijfers');
for(const s of await e.locator('section.box').all()){const id=await s.getAttribute('aria-labelledby');await s.screenshot({path:`/tmp/sec-${id}.png`});console.log(id);}
await b.close();

import fc from 'fast-check';
import { describeRevisionChange } from './lib/policy/words/describe-revision-change';
import * as pairs from './lib/policy/words/testing/revision-pairs';
const SEEDS = Object.values(pairs).flatMap(({ before, after }: any) => [before, after].flatMap((texts: any) => Object.values(texts))) as string[];
const SCRAPS = ['"','{','}','[',']','(',')','\n---\n','- ',': ',';','//','#','`','*a','&a ','\u0000','😀','  '];
const mutated = fc.tuple(fc.constantFrom(...SEEDS), fc.array(fc.tuple(fc.nat(), fc.nat({max:40}), fc.oneof(fc.constantFrom('',...SCRAPS), fc.string())),{maxLength:4})).map(([seed, edits]) => edits.reduce((t,[p,l,put]) => { const at=p%(t.length+1); return t.slice(0,at)+put+t.slice(at+l); }, seed));
const anyText = fc.oneof({arbitrary: mutated, weight: 6},{arbitrary: fc.string(), weight:1});
const anyTexts = fc.dictionary(fc.constantFrom(...(process.argv[2] ?? 'a.cedar,a.rego,a.yaml,a.json,a').split(',')), anyText, {maxKeys:3});
const t=Date.now(); let n=0;
while (Date.now()-t < 75000) { for (const [a,b] of fc.sample(fc.tuple(anyTexts, anyTexts), 200)) { describeRevisionChange(a as any,b as any); n++; } }
console.log('survived', n);

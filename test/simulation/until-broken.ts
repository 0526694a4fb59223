/** `node until-broken.js SEEDS`: ends with 1 as soon as a promise is broken. */
import { simulate } from './simulate.ts';

const { broken } = await simulate(1, Number(process.argv[2]), 1);
process.exitCode = broken.length === 0 ? 0 : 1;

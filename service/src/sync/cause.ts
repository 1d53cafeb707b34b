export { causeOf, failureOf, reasonOf } from '../settings/cause.ts';

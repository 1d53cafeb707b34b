export { checkSeed, demoSeedPath, readSeed, type Seed } from './seed.ts';
export { type Simulator, type SimulatorOptions, startSimulator } from './server.ts';

import fc from 'fast-check';

// A fixed seed in CI, so that results depend on the code alone. Elsewhere seeds are random, and failures print theirs.
if (process.env['CI']) fc.configureGlobal({ seed: 20_251_125 });

export default fc;

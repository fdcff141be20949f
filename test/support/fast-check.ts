import fc from 'fast-check';

// What is generated is the same in every run of the tests, so that none fails by chance. The long form tries others each time.
if (process.env['PROMISES'] === undefined) fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: 20_261_201 });

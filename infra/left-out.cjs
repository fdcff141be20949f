// Bundled in the place of what is never used: the format of Apollo's usage reports, which is a fifth of the API's code. They
// are sent for those who have an account there (APOLLO_KEY), and traces for subgraphs of a federation; this is neither.
module.exports = {};

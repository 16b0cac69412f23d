// Serves each description that is named, each on a free port, as `prism mock --errors` does, and ends with who started it. A process for each would
// need seconds and 100 MB. Prism tells, in the same order, where it listens. Without a description, all that can be seen is that Prism can be loaded.
const { createSingleProcessPrism } = require('@stoplight/prism-cli/dist/util/createServer');

const documents = process.argv.slice(2);
if (documents.length > 0)
  process.stdin.resume().on('end', () => process.exit());

(async () => {
  for (const document of documents)
    await createSingleProcessPrism({ document, host: '127.0.0.1', port: 0, errors: true, dynamic: false, verboseLevel: 'start' });
})();

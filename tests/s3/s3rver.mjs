/** Runs s3rver in a folder, with one bucket; prints its address. Needs --openssl-legacy-provider: it makes its tokens with DES. */
import S3rver from 's3rver';

const [, , directory, bucket] = process.argv;
const server = new S3rver({
  address: '127.0.0.1',
  port: 0,
  silent: true,
  directory,
  configureBuckets: [{ name: bucket }],
});
const { port } = await server.run();
console.log(`http://127.0.0.1:${port}`);
process.stdin.on('end', () => process.exit()).resume();

#!/usr/bin/env node
import module from 'node:module';

module.enableCompileCache?.();
const { main } = await import('../dist/cli/index.js');
const { argv, stdin, stdout, stderr, env } = process;
process.exitCode = await main({ argv: argv.slice(2), stdin, stdout, stderr, env, cwd: process.cwd() });

/**
 * Builds the program, in a checkout of git. Where npm installs one globally, as pre-commit has it do, npm forgets what only
 * the build needs: that is installed first.
 */
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';

const env = { ...process.env, npm_config_global: 'false', npm_config_prefix: undefined };
// On Windows npm is a script, which only a shell starts; nothing but fixed words goes to it.
const npm = (...args) => execFileSync('npm', args, { stdio: 'inherit', env, shell: process.platform === 'win32' });

if (!existsSync('node_modules/typescript')) npm('ci', '--ignore-scripts', '--include=dev', '--no-audit', '--no-fund');
npm('run', 'build');

import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT } from '../installation.mjs'
import { publishedFiles } from './published-files'

// Writes the bundles that are published under /verify/bundles. They are made from fixed keys, so that writing them again
// changes nothing unless the format or the rules did: npx tsx lib/cli/test-bundles/write.ts

const folder = join(ROOT, 'public', 'verify', 'bundles')
rmSync(folder, { recursive: true, force: true })
mkdirSync(folder, { recursive: true })
const files = publishedFiles()
for (const [name, text] of files) writeFileSync(join(folder, name), text)
process.stdout.write(`Wrote ${files.size} files to ${folder}.\n`)

/** Style sheet, script and their SHA-256 hashes. Empty in the sources: `scripts/report-page.ts` fills them in builds and tests. */
export const assets = { style: '', styleHash: '', script: '', scriptHash: '' };

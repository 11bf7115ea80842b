import { expect, test } from 'vitest';
import { detectType } from '../../src/links/image-bytes.ts';
import fc from '../fc.ts';

/** Seven by five, red, as an encoder wrote them. */
const real = {
  png: 'iVBORw0KGgoAAAANSUhEUgAAAAcAAAAFCAMAAAC+RAbqAAAAA1BMVEX/AAAZ4gk3AAAACXBIWXMAAAPoAAAD6AG1e1JrAAAADElEQVR4nGNgIA4AAAAoAAE1VHKEAAAAAElFTkSuQmCC',
  gif: 'R0lGODlhBwAFAIAAAExpcf8AACH5BAUAAAAALAAAAAAHAAUAAAIFjI+puwUAOw==',
  jpeg: '/9j/2wBDAP//////////////////////////////////////////////////////////////////////////////////////2wBDAf//////////////////////////////////////////////////////////////////////////////////////wAARCAAFAAcDASIAAhEBAxEB/8QAFQABAQAAAAAAAAAAAAAAAAAAAAL/xAAUEAEAAAAAAAAAAAAAAAAAAAAA/8QAFQEBAQAAAAAAAAAAAAAAAAAAAQP/xAAUEQEAAAAAAAAAAAAAAAAAAAAA/9oADAMBAAIRAxEAPwCQAo//2Q==',
  'webp, lossy': 'UklGRjIAAABXRUJQVlA4ICYAAABwAQCdASoHAAUADMDOJaACdAFAAAD+3FHSXS5Df6u/O36ntgAAAA==',
  'webp, lossless': 'UklGRhwAAABXRUJQVlA4TA8AAAAvBgABAAcQ/Y/+ByKi/wEA',
  'webp, with alpha':
    'UklGRlYAAABXRUJQVlA4WAoAAAAQAAAABgAABAAAQUxQSAoAAAABB1DAiAhERP8DVlA4ICYAAABwAQCdASoHAAUADMDOJaACdAFAAAD+3FHSXS5Df6u/O36ntgAAAA==',
  avif: 'AAAAHGZ0eXBhdmlmAAAAAG1pZjFhdmlmbWlhZgAAANZtZXRhAAAAAAAAACFoZGxyAAAAAAAAAABwaWN0AAAAAAAAAAAAAAAAAAAAAA5waXRtAAAAAAABAAAAImlsb2MAAAAAREAAAQABAAAAAAD6AAEAAAAAAAAAGAAAACNpaW5mAAAAAAABAAAAFWluZmUCAAAAAAEAAGF2MDEAAAAAVmlwcnAAAAA4aXBjbwAAAAxhdjFDgSACAAAAABRpc3BlAAAAAAAAAAcAAAAFAAAAEHBpeGkAAAAAAwgICAAAABZpcG1hAAAAAAAAAAEAAQOBAgMAAAAgbWRhdBIACgg4CLRhAQ0GkDIKH5AAAEAArLK+CQ==',
  tiff: 'SUkqABgAAAB4nPvPgAX8p4EgADo9BPwAEAAAAQMAAQAAAAcAAAABAQMAAQAAAAUAAAACAQMAAwAAAO4AAAADAQMAAQAAAAgAAAAGAQMAAQAAAAIAAAARAQQAAQAAAAgAAAASAQMAAQAAAAEAAAAVAQMAAQAAAAMAAAAWAQMAAQAAAAABAAAXAQQAAQAAAA8AAAAaAQUAAQAAAN4AAAAbAQUAAQAAAOYAAAAcAQMAAQAAAAEAAAAoAQMAAQAAAAIAAAA9AQMAAQAAAAIAAABTAQMAAwAAAPQAAAAAAAAAMzPLAAAACAAzM8sAAAAIAAgACAAIAAEAAQABAA==',
};

const bytesOf = (base64: string) => new Uint8Array(Buffer.from(base64, 'base64'));

test.each(Object.entries(real))('%s is known with its size', (name, base64) => {
  expect(detectType(bytesOf(base64))).toEqual({ type: name.replace(/,.*/u, ''), width: 7, height: 5 });
});

test.each([
  ['bmp', '424d00000000000000003600000028000000070000 00fbffffff', { type: 'bmp', width: 7, height: 5 }],
  ['ico', '00000100010007050000', { type: 'ico', width: 7, height: 5 }],
  ['ico of 256', '00000100010000000000', { type: 'ico', width: 256, height: 256 }],
  [
    'tiff, big end first',
    '4d4d002a00000008000201000003000000010007000001010004000000010000 0005',
    { type: 'tiff', width: 7, height: 5 },
  ],
  [
    'heic',
    '0000001c6674797068656963000000006d696631686569630000001469737065000000000000000700000005',
    { type: 'heic', width: 7, height: 5 },
  ],
])('%s by its header', (_name, hex, found) => {
  expect(detectType(new Uint8Array(Buffer.from(hex.replaceAll(' ', ''), 'hex')))).toEqual(found);
});

test.each([
  ['<svg xmlns="http://www.w3.org/2000/svg"/>', 'svg'],
  ['\uFEFF<?xml version="1.0"?>\n<!-- made by hand -->\n<svg:svg/>', 'svg'],
  ['<!DOCTYPE svg PUBLIC "a" "b" [ <!ENTITY n "v"> ]>\n<svg/>', 'svg'],
  ['<!DOCTYPE html><title>x</title>', 'html'],
  ['\r\n <HTML>', 'html'],
  ['<!-- a --><!-- b --><script>location="/"</script>', 'html'],
  ['<?xml version="1.0"?><!DOCTYPE html PUBLIC "a" "b"><html>', 'html'],
  ['<?xml version="1.0"?><Error><Code>NoSuchKey</Code></Error>', undefined],
  ['<prose>', undefined],
  ['{"error":404}', undefined],
  ['', undefined],
])('%j is %s', (text, type) => {
  expect(detectType(new Uint8Array(Buffer.from(text)))?.type).toBe(type);
});

test('what is cut off or damaged throws nothing', () => {
  const starts = Object.values(real).map(bytesOf);
  const damaged = fc
    .tuple(fc.constantFrom(...starts), fc.nat(300), fc.nat(300), fc.uint8Array({ maxLength: 40 }))
    .map(([bytes, length, at, noise]) => {
      const copy = bytes.slice(0, length);
      copy.set(noise.slice(0, Math.max(0, copy.length - at)), Math.min(at, copy.length));
      return copy;
    });
  const throwsNothing = fc.property(damaged, (bytes) => {
    detectType(bytes);
  });
  fc.assert(throwsNothing, { numRuns: 2000 });
});

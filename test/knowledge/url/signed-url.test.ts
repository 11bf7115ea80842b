import { expect, test } from 'vitest';
import { expiryOf } from '../../../src/knowledge/url/signed-url.ts';

const host = 'https://files.example.org/moon.jpg';
const day = '2023-01-01';

test.each([
  ['S3', `${host}?X-Amz-Date=20221231T230000Z&X-Amz-Expires=3600&X-Amz-Signature=5a`, day],
  ['S3 in small letters, escaped', `${host}?a=b&amp;x-amz-date=20221231T230000Z&amp;x-amz-expires=3600`, day],
  ['Google', `${host}?X-Goog-Date=20221231T230000Z&X-Goog-Expires=3600&X-Goog-Signature=5a`, day],
  ['Alibaba', `${host}?x-oss-date=20221231T230000Z&x-oss-expires=3600&x-oss-signature=5a`, day],
  ['CloudFront', `${host}?Expires=1672531200&Signature=5a~_&Key-Pair-Id=K2`, day],
  [
    'a policy of CloudFront',
    `${host}?Policy=eyJTdGF0ZW1lbnQiOlt7IlJlc291cmNlIjoiaHR0cHM6Ly9kMS5leGFtcGxlLm5ldC9tb29uLmpwZyIsIkNvbmRpdGlvbiI6eyJEYXRlTGVzc1RoYW4iOnsiQVdTOkVwb2NoVGltZSI6MTY3MjUzMTIwMH19fV19&Signature=5a&Key-Pair-Id=K2`,
    day,
  ],
  ['the older signature', `${host}?OSSAccessKeyId=LT&Expires=1672531200&Signature=5a%3D`, day],
  ['Azure', `${host}?sv=2020-08-04&se=2023-01-01T00%3A00%3A00Z&sr=b&sp=r&sig=5a%3D`, day],
  ['Azure, a day', `${host}?sv=2020-08-04&amp;se=2023-01-01&amp;sig=5a`, day],
  ['Tencent', `${host}?q-sign-algorithm=sha1&q-sign-time=1672527600;1672531200&q-signature=5a`, day],
  ['Notion', 'https://file.notion.so/f/s/a/moon.png?id=b&expirationTimestamp=1672531200000&signature=5a', day],
  [
    'GitHub',
    'https://private-user-images.githubusercontent.com/1/2-3.png?jwt=e30.eyJrZXkiOiJhIiwiZXhwIjoxNjcyNTMxMjAwLCJuYmYiOjE2NzI1MzA5MDB9.x',
    day,
  ],
  ['Discord', 'https://cdn.discordapp.com/attachments/1/2/moon.png?ex=63b0cd00&is=63af7b80&hm=5a&', day],
  ['Facebook', 'https://scontent-fra.xx.fbcdn.net/v/t1/moon.jpg?_nc_cat=1&oh=00_5a&oe=63B0CD00', day],
])('%s', (_, url, expected) => {
  expect(new Date(expiryOf(url) ?? Number.NaN).toISOString().slice(0, 10)).toBe(expected);
});

test.each([
  ['no query', host],
  ['a time in a cache', `${host}?expires=1672531200`],
  ['a length', `${host}?Expires=3600&Signature=5a`],
  ['a date without a length', `${host}?X-Amz-Date=20221231T230000Z`],
  ['a length that is no number', `${host}?X-Amz-Date=20221231T230000Z&X-Amz-Expires=1h`],
  ['an end without a signature', `${host}?se=2023-01-01`],
  ['search engine', `${host}?se=google&sig=5a`],
  [
    'a token of another host',
    'https://files.example.org/1.png?jwt=e30.eyJrZXkiOiJhIiwiZXhwIjoxNjcyNTMxMjAwLCJuYmYiOjE2NzI1MzA5MDB9.x',
  ],
  ['a token without an end', 'https://private-user-images.githubusercontent.com/1.png?jwt=e30.e30.x'],
  ['a token that is none', 'https://private-user-images.githubusercontent.com/1.png?jwt='],
  ['a broken policy', `${host}?Policy=abc%&Signature=5a&Key-Pair-Id=K2`],
  ['an example', `${host}?Expires=1672531200&Signature=…`],
  ['a place for a signature', `${host}?Expires=1672531200&Signature=<signature>`],
  ['a template', `${host}?Expires=1672531200&Signature={{ signature }}`],
  ['a relative path', 'moon.jpg?Expires=1672531200&Signature=5a'],
  ['a year that is none', `${host}?Expires=999999999&Signature=5a`],
])('nothing: %s', (_, url) => {
  expect(expiryOf(url)).toBeUndefined();
});

const pageSize = 128 * 1024;

/** Collects texts, or their bytes, and passes them on as UTF-8 in large pages. */
export interface ByteWriter {
  add(text: string | Uint8Array): void;
  end(): void;
}

/** Encodes each text by itself: to join them first and encode them together takes five times as long. */
export function byteWriter(write: (bytes: Uint8Array) => void): ByteWriter {
  let page = Buffer.alloc(0);
  let used = 0;
  return {
    add(text) {
      const most = typeof text === 'string' ? 3 * text.length : text.length;
      if (page.length - used < most) {
        end();
        page = Buffer.allocUnsafe(Math.max(pageSize, most));
      }
      if (typeof text === 'string') used += page.write(text, used);
      else {
        page.set(text, used);
        used += text.length;
      }
    },
    end,
  };

  /** The receiver may keep the bytes, so the page is not used again. */
  function end(): void {
    if (used > 0) write(page.subarray(0, used));
    page = page.subarray(used);
    used = 0;
  }
}

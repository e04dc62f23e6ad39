import { recode } from './model.ts';

// The page's script lies in it packed (model.ts), byte for byte: the page is read as windows-1252, which has a
// character for every byte; "=" goes before the four that HTML would change. The page's policy knows the
// hash of what comes out, so the browser runs exactly that script or none.
const packed = document.getElementById('packed')?.textContent ?? '';
try {
  const all = Uint8Array.from({ length: 256 }, (_, byte) => byte);
  const letters = [...new TextDecoder('windows-1252').decode(all)];
  const byteOf = new Map(letters.map((letter, byte) => [letter, byte]));
  const plain = packed.replace(
    /=([@M|}])/g,
    (_, letter) => letters[(byteOf.get(letter) ?? 0) - 64] ?? '',
  );
  const bytes = Uint8Array.from(plain, (letter) => {
    const byte = byteOf.get(letter);
    if (byte === undefined) throw new TypeError('this page was changed on its way');
    return byte;
  });
  const [a = 0, b = 0, c = 0] = bytes;
  const script = document.createElement('script');
  script.type = 'module';
  script.textContent = new TextDecoder().decode(
    recode(bytes.subarray(3), (a << 16) | (b << 8) | c),
  );
  document.body.append(script);
} catch {
  const said = document.getElementById('status');
  if (said !== null) {
    said.textContent =
      'Cette page est abîmée, ou ce navigateur trop ancien. This page is damaged, or this browser too old.';
  }
}

// The page's script lies in it deflated, in base64. The page's policy knows the hash of what comes out,
// so the browser runs exactly that script or none.
const packed = document.getElementById('packed')?.textContent ?? '';
const said = document.getElementById('status');
try {
  const bytes = Uint8Array.from(atob(packed), (letter) => letter.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate-raw'));
  const script = document.createElement('script');
  script.type = 'module';
  script.textContent = await new Response(stream).text();
  document.body.append(script);
} catch {
  if (said !== null) {
    said.textContent =
      'Ce navigateur est trop ancien pour cette page. This browser is too old for this page.';
  }
}

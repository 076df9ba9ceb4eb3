/** Texels one style takes, and styles in a row of the texture. */
const TEXELS = 3;
const PER_ROW = 256;

/** GLSL that reads texel `k` (0..2) of a style. */
export const READ_STYLE = `
uniform sampler2D u_styles;
vec4 style(float index, int k) {
  int i = int(index + 0.5);
  return texelFetch(u_styles, ivec2((i % ${PER_ROW}) * ${TEXELS} + k, i / ${PER_ROW}), 0);
}
`;

/**
 * How each area or line of a band is drawn, as a small texture the vertex shader reads: changing one commune's colour
 * writes twelve bytes and leaves every vertex where it is.
 */
export class StyleTexture {
  private bytes = new Uint8Array(PER_ROW * TEXELS * 4);
  private rows = 1;
  private texture: WebGLTexture | null = null;
  private readonly changed = new Set<number>();
  private whole = true;

  attach(gl: WebGL2RenderingContext): void {
    this.texture = gl.createTexture();
    this.whole = true;
  }

  /** Makes room for `count` styles; what was set before is kept. */
  resize(count: number): void {
    const rows = Math.max(1, Math.ceil(count / PER_ROW));
    if (rows === this.rows) return;
    const bytes = new Uint8Array(rows * PER_ROW * TEXELS * 4);
    bytes.set(this.bytes.subarray(0, bytes.length));
    this.bytes = bytes;
    this.rows = rows;
    this.whole = true;
  }

  /** Twelve numbers 0..255: three texels as the band's shader reads them. */
  set(index: number, values: readonly number[]): void {
    this.bytes.set(values, index * TEXELS * 4);
    this.changed.add(index);
  }

  /** Binds to texture unit 0, sending on what changed since the last frame. */
  bind(gl: WebGL2RenderingContext): void {
    gl.activeTexture(gl.TEXTURE0);
    gl.bindTexture(gl.TEXTURE_2D, this.texture);
    if (!this.whole && this.changed.size === 0) return;
    gl.pixelStorei(gl.UNPACK_PREMULTIPLY_ALPHA_WEBGL, false);
    gl.pixelStorei(gl.UNPACK_FLIP_Y_WEBGL, false);
    gl.pixelStorei(gl.UNPACK_ALIGNMENT, 4);
    if (this.whole) {
      gl.texImage2D(gl.TEXTURE_2D, 0, gl.RGBA8, PER_ROW * TEXELS, this.rows, 0, gl.RGBA, gl.UNSIGNED_BYTE, this.bytes);
      for (const side of [gl.TEXTURE_MIN_FILTER, gl.TEXTURE_MAG_FILTER]) gl.texParameteri(gl.TEXTURE_2D, side, gl.NEAREST);
      for (const side of [gl.TEXTURE_WRAP_S, gl.TEXTURE_WRAP_T]) gl.texParameteri(gl.TEXTURE_2D, side, gl.CLAMP_TO_EDGE);
    } else {
      for (const index of this.changed) {
        const from = index * TEXELS * 4;
        const x = (index % PER_ROW) * TEXELS;
        const y = Math.floor(index / PER_ROW);
        gl.texSubImage2D(gl.TEXTURE_2D, 0, x, y, TEXELS, 1, gl.RGBA, gl.UNSIGNED_BYTE, this.bytes.subarray(from, from + TEXELS * 4));
      }
    }
    this.changed.clear();
    this.whole = false;
  }
}

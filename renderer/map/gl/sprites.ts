import type { View } from "../geometry/mercator.ts";
import type { Atlas, AtlasPlace } from "./atlas.ts";
import { createProgram, type Drawable, type Program, startProgram } from "./program.ts";

/** One sign on the map: where on the ground, and its centre's distance from there in CSS pixels. */
export interface Sprite {
  x: number;
  y: number;
  dx: number;
  dy: number;
  place: AtlasPlace;
}

const STRIDE = 8;
const VERTEX = `
uniform float u_ratio;
uniform vec2 u_sheet;
layout(location = 0) in vec4 a_where;
layout(location = 1) in vec4 a_place;
out vec2 v_uv;
void main() {
  vec2 corner = vec2(gl_VertexID & 1, gl_VertexID >> 1);
  vec2 start = pixel(a_where.xy) + a_where.zw * u_ratio - a_place.zw * 0.5 + u_size * 0.5;
  // Whole device pixels, or the letters blur.
  vec2 px = floor(start + 0.5) + corner * a_place.zw - u_size * 0.5;
  v_uv = (a_place.xy + corner * a_place.zw) / u_sheet;
  gl_Position = onScreen(px);
}
`;
const FRAGMENT = `
uniform sampler2D u_atlas;
in vec2 v_uv;
void main() { colour = texture(u_atlas, v_uv); }
`;

/** Words and signs from an atlas, later ones over earlier ones. */
export class SpriteLayer implements Drawable {
  private readonly atlas: Atlas;
  private program: Program | null = null;
  private vao: WebGLVertexArrayObject | null = null;
  private buffer: WebGLBuffer | null = null;
  private texture: WebGLTexture | null = null;
  private data = new Float32Array();
  private count = 0;
  private dirty = true;
  private sentRevision = -1;

  constructor(atlas: Atlas) {
    this.atlas = atlas;
  }

  setSprites(sprites: readonly Sprite[]): void {
    this.data = Float32Array.from(sprites.flatMap(({ x, y, dx, dy, place }) => [x, y, dx, dy, place.x, place.y, place.width, place.height]));
    this.count = sprites.length;
    this.dirty = true;
  }

  attach(gl: WebGL2RenderingContext): void {
    this.program = createProgram(gl, VERTEX, FRAGMENT, ["a_where", "a_place"]);
    this.vao = gl.createVertexArray();
    this.buffer = gl.createBuffer();
    this.texture = gl.createTexture();
    gl.bindVertexArray(this.vao);
    gl.bindBuffer(gl.ARRAY_BUFFER, this.buffer);
    for (let i = 0; i < 2; i++) {
      gl.enableVertexAttribArray(i);
      gl.vertexAttribPointer(i, 4, gl.FLOAT, false, STRIDE * 4, i * 16);
      gl.vertexAttribDivisor(i, 1);
    }
    gl.bindVertexArray(null);
    this.dirty = true;
    this.sentRevision = -1;
  }

  draw(gl: WebGL2RenderingContext, view: View): void {
    if (!this.program || this.count === 0) return;
    gl.bindVertexArray(this.vao);
    if (this.dirty) {
      gl.bindBuffer(gl.ARRAY_BUFFER, this.buffer);
      gl.bufferData(gl.ARRAY_BUFFER, this.data, gl.DYNAMIC_DRAW);
      this.dirty = false;
    }
    gl.activeTexture(gl.TEXTURE0);
    gl.bindTexture(gl.TEXTURE_2D, this.texture);
    if (this.sentRevision !== this.atlas.revision) this.sendAtlas(gl);
    startProgram(gl, this.program, view);
    gl.uniform1f(this.program.uniform("u_ratio"), view.pixelRatio);
    gl.uniform2f(this.program.uniform("u_sheet"), this.atlas.canvas.width, this.atlas.canvas.height);
    gl.drawArraysInstanced(gl.TRIANGLE_STRIP, 0, 4, this.count);
    gl.bindVertexArray(null);
  }

  private sendAtlas(gl: WebGL2RenderingContext): void {
    gl.pixelStorei(gl.UNPACK_PREMULTIPLY_ALPHA_WEBGL, true);
    gl.pixelStorei(gl.UNPACK_FLIP_Y_WEBGL, false);
    gl.texImage2D(gl.TEXTURE_2D, 0, gl.RGBA8, gl.RGBA, gl.UNSIGNED_BYTE, this.atlas.canvas);
    for (const side of [gl.TEXTURE_MIN_FILTER, gl.TEXTURE_MAG_FILTER]) gl.texParameteri(gl.TEXTURE_2D, side, gl.NEAREST);
    for (const side of [gl.TEXTURE_WRAP_S, gl.TEXTURE_WRAP_T]) gl.texParameteri(gl.TEXTURE_2D, side, gl.CLAMP_TO_EDGE);
    this.sentRevision = this.atlas.revision;
  }
}

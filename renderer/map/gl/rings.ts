import { rgbOf } from "../../look/palette.ts";
import type { MercatorPoint, View } from "../geometry/mercator.ts";
import { createProgram, type Drawable, type Program, startProgram } from "./program.ts";

const VERTEX = `
uniform float u_ratio;
layout(location = 0) in vec3 a_at;
flat out float v_radius;
void main() {
  v_radius = a_at.z * u_ratio;
  gl_PointSize = ceil(v_radius * 2.0 + 8.0 * u_ratio);
  gl_Position = onScreen(pixel(a_at.xy));
}
`;
const FRAGMENT = `
uniform vec3 u_colour;
uniform vec3 u_rim;
uniform float u_ratio;
uniform float u_filled;
flat in float v_radius;
void main() {
  float from = length(gl_PointCoord - 0.5) * ceil(v_radius * 2.0 + 8.0 * u_ratio);
  float away = u_filled > 0.5 ? from - v_radius : abs(from - v_radius) - u_ratio;
  float inside = clamp(0.5 - away, 0.0, 1.0);
  float rim = clamp(0.5 - away + 1.3 * u_ratio, 0.0, 1.0) * 0.8;
  float cover = max(inside, rim);
  if (cover <= 0.0) discard;
  colour = vec4(mix(u_rim, u_colour, inside) * cover, cover);
}
`;

/** Rings round points, or filled discs (the handles of a drawing). */
export class RingLayer implements Drawable {
  private program: Program | null = null;
  private vao: WebGLVertexArrayObject | null = null;
  private buffer: WebGLBuffer | null = null;
  private data = new Float32Array();
  private dirty = true;
  private colour: readonly number[] = [0, 0, 0];
  private rim: readonly number[] = [0, 0, 0];
  private readonly filled: boolean;

  constructor(filled = false) {
    this.filled = filled;
  }

  setColours(colour: string, rim: string): void {
    this.colour = rgbOf(colour).map((value) => value / 255);
    this.rim = rgbOf(rim).map((value) => value / 255);
  }

  /** Radii in CSS pixels. */
  setRings(rings: readonly { at: MercatorPoint; radius: number }[]): void {
    this.data = Float32Array.from(rings.flatMap(({ at, radius }) => [at.x, at.y, radius]));
    this.dirty = true;
  }

  attach(gl: WebGL2RenderingContext): void {
    this.program = createProgram(gl, VERTEX, FRAGMENT, ["a_at"]);
    this.vao = gl.createVertexArray();
    this.buffer = gl.createBuffer();
    gl.bindVertexArray(this.vao);
    gl.bindBuffer(gl.ARRAY_BUFFER, this.buffer);
    gl.enableVertexAttribArray(0);
    gl.vertexAttribPointer(0, 3, gl.FLOAT, false, 12, 0);
    gl.bindVertexArray(null);
    this.dirty = true;
  }

  draw(gl: WebGL2RenderingContext, view: View): void {
    if (!this.program || this.data.length === 0) return;
    gl.bindVertexArray(this.vao);
    if (this.dirty) {
      gl.bindBuffer(gl.ARRAY_BUFFER, this.buffer);
      gl.bufferData(gl.ARRAY_BUFFER, this.data, gl.DYNAMIC_DRAW);
      this.dirty = false;
    }
    startProgram(gl, this.program, view);
    const { uniform } = this.program;
    gl.uniform3fv(uniform("u_colour"), this.colour);
    gl.uniform3fv(uniform("u_rim"), this.rim);
    gl.uniform1f(uniform("u_ratio"), view.pixelRatio);
    gl.uniform1f(uniform("u_filled"), this.filled ? 1 : 0);
    gl.drawArrays(gl.POINTS, 0, this.data.length / 3);
    gl.bindVertexArray(null);
  }
}

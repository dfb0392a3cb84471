using System.Runtime.InteropServices;

namespace DlGen.Kernels;

/// <summary>
/// A number as a type, so that code is compiled for it: the number is the type's size. The JIT knows a size as it reads the
/// code, and never looks at what it rules out; a property it would have to inline first.
/// </summary>
internal interface IConstant;

[StructLayout(LayoutKind.Sequential, Size = 1)]
internal readonly struct One : IConstant;

[StructLayout(LayoutKind.Sequential, Size = 2)]
internal readonly struct Two : IConstant;

[StructLayout(LayoutKind.Sequential, Size = 3)]
internal readonly struct Three : IConstant;

[StructLayout(LayoutKind.Sequential, Size = 4)]
internal readonly struct Four : IConstant;

[StructLayout(LayoutKind.Sequential, Size = 5)]
internal readonly struct Five : IConstant;

[StructLayout(LayoutKind.Sequential, Size = 6)]
internal readonly struct Six : IConstant;

[StructLayout(LayoutKind.Sequential, Size = 7)]
internal readonly struct Seven : IConstant;

[StructLayout(LayoutKind.Sequential, Size = 8)]
internal readonly struct Eight : IConstant;

[StructLayout(LayoutKind.Sequential, Size = 9)]
internal readonly struct Nine : IConstant;

[StructLayout(LayoutKind.Sequential, Size = 10)]
internal readonly struct Ten : IConstant;

[StructLayout(LayoutKind.Sequential, Size = 11)]
internal readonly struct Eleven : IConstant;

[StructLayout(LayoutKind.Sequential, Size = 12)]
internal readonly struct Twelve : IConstant;

[StructLayout(LayoutKind.Sequential, Size = 13)]
internal readonly struct Thirteen : IConstant;

[StructLayout(LayoutKind.Sequential, Size = 14)]
internal readonly struct Fourteen : IConstant;

[StructLayout(LayoutKind.Sequential, Size = 15)]
internal readonly struct Fifteen : IConstant;

[StructLayout(LayoutKind.Sequential, Size = 16)]
internal readonly struct Sixteen : IConstant;

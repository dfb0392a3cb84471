using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace DlGen.Kernels;

/// <summary>
/// Square blocks of one register a row, transposed in registers: first inside the 128-bit lanes, then the lanes among
/// each other. Strides count scalars; source and destination must not overlap.
/// </summary>
internal static unsafe class Transposition
{
    private const MethodImplOptions Hot = MethodImplOptions.AggressiveOptimization;

    [MethodImpl(Hot)]
    public static void Block16(float* source, nint sourceStride, float* destination, nint destinationStride)
    {
        if (!Avx512F.IsSupported)
        {
            Copy(source, sourceStride, destination, destinationStride, 16);
            return;
        }

        (Vector512<float> a0, Vector512<float> a1, Vector512<float> a2, Vector512<float> a3) = Rows4(source, sourceStride);
        (Vector512<float> b0, Vector512<float> b1, Vector512<float> b2, Vector512<float> b3) = Rows4(source + (4 * sourceStride), sourceStride);
        (Vector512<float> c0, Vector512<float> c1, Vector512<float> c2, Vector512<float> c3) = Rows4(source + (8 * sourceStride), sourceStride);
        (Vector512<float> d0, Vector512<float> d1, Vector512<float> d2, Vector512<float> d3) = Rows4(source + (12 * sourceStride), sourceStride);
        StoreLanes(a0, b0, c0, d0, destination, 4 * destinationStride);
        StoreLanes(a1, b1, c1, d1, destination + destinationStride, 4 * destinationStride);
        StoreLanes(a2, b2, c2, d2, destination + (2 * destinationStride), 4 * destinationStride);
        StoreLanes(a3, b3, c3, d3, destination + (3 * destinationStride), 4 * destinationStride);
    }

    [MethodImpl(Hot)]
    public static void Block8(double* source, nint sourceStride, double* destination, nint destinationStride)
    {
        if (!Avx512F.IsSupported)
        {
            Copy(source, sourceStride, destination, destinationStride, 8);
            return;
        }

        (Vector512<float> a0, Vector512<float> a1) = Rows2(source, sourceStride);
        (Vector512<float> b0, Vector512<float> b1) = Rows2(source + (2 * sourceStride), sourceStride);
        (Vector512<float> c0, Vector512<float> c1) = Rows2(source + (4 * sourceStride), sourceStride);
        (Vector512<float> d0, Vector512<float> d1) = Rows2(source + (6 * sourceStride), sourceStride);
        StoreLanes(a0, b0, c0, d0, (float*)destination, 4 * destinationStride);
        StoreLanes(a1, b1, c1, d1, (float*)(destination + destinationStride), 4 * destinationStride);
    }

    [MethodImpl(Hot)]
    public static void Block8(float* source, nint sourceStride, float* destination, nint destinationStride)
    {
        if (!Avx.IsSupported)
        {
            Copy(source, sourceStride, destination, destinationStride, 8);
            return;
        }

        (Vector256<float> a0, Vector256<float> a1, Vector256<float> a2, Vector256<float> a3) = Rows4Of256(source, sourceStride);
        (Vector256<float> b0, Vector256<float> b1, Vector256<float> b2, Vector256<float> b3) = Rows4Of256(source + (4 * sourceStride), sourceStride);
        StoreLanes(a0, b0, destination, 4 * destinationStride);
        StoreLanes(a1, b1, destination + destinationStride, 4 * destinationStride);
        StoreLanes(a2, b2, destination + (2 * destinationStride), 4 * destinationStride);
        StoreLanes(a3, b3, destination + (3 * destinationStride), 4 * destinationStride);
    }

    [MethodImpl(Hot)]
    public static void Block4(double* source, nint sourceStride, double* destination, nint destinationStride)
    {
        if (!Avx.IsSupported)
        {
            Copy(source, sourceStride, destination, destinationStride, 4);
            return;
        }

        Vector256<double> r0 = Vector256.Load(source), r1 = Vector256.Load(source + sourceStride);
        Vector256<double> r2 = Vector256.Load(source + (2 * sourceStride)), r3 = Vector256.Load(source + (3 * sourceStride));
        Vector256<float> a0 = Avx.UnpackLow(r0, r1).AsSingle(), a1 = Avx.UnpackHigh(r0, r1).AsSingle();
        Vector256<float> b0 = Avx.UnpackLow(r2, r3).AsSingle(), b1 = Avx.UnpackHigh(r2, r3).AsSingle();
        StoreLanes(a0, b0, (float*)destination, 4 * destinationStride);
        StoreLanes(a1, b1, (float*)(destination + destinationStride), 4 * destinationStride);
    }

    [MethodImpl(Hot)]
    public static void Block4(float* source, nint sourceStride, float* destination, nint destinationStride)
    {
        if (!Sse.IsSupported && !AdvSimd.Arm64.IsSupported)
        {
            Copy(source, sourceStride, destination, destinationStride, 4);
            return;
        }

        Vector128<float> r0 = Vector128.Load(source), r1 = Vector128.Load(source + sourceStride);
        Vector128<float> r2 = Vector128.Load(source + (2 * sourceStride)), r3 = Vector128.Load(source + (3 * sourceStride));
        Vector128<float> t0 = InterleaveLow(r0, r1), t1 = InterleaveHigh(r0, r1);
        Vector128<float> t2 = InterleaveLow(r2, r3), t3 = InterleaveHigh(r2, r3);
        LowerHalves(t0, t2).Store(destination);
        UpperHalves(t0, t2).Store(destination + destinationStride);
        LowerHalves(t1, t3).Store(destination + (2 * destinationStride));
        UpperHalves(t1, t3).Store(destination + (3 * destinationStride));
    }

    [MethodImpl(Hot)]
    public static void Block2(double* source, nint sourceStride, double* destination, nint destinationStride)
    {
        if (!Sse.IsSupported && !AdvSimd.Arm64.IsSupported)
        {
            Copy(source, sourceStride, destination, destinationStride, 2);
            return;
        }

        Vector128<float> r0 = Vector128.Load(source).AsSingle(), r1 = Vector128.Load(source + sourceStride).AsSingle();
        LowerHalves(r0, r1).AsDouble().Store(destination);
        UpperHalves(r0, r1).AsDouble().Store(destination + destinationStride);
    }

    private static void Copy<T>(T* source, nint sourceStride, T* destination, nint destinationStride, int size)
        where T : unmanaged
    {
        for (int row = 0; row < size; row++)
        {
            for (int column = 0; column < size; column++)
            {
                destination[(column * destinationStride) + row] = source[(row * sourceStride) + column];
            }
        }
    }

    /// <summary>Four rows, each 128-bit lane of them transposed: register i holds column i of every lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (Vector512<float>, Vector512<float>, Vector512<float>, Vector512<float>) Rows4(float* source, nint stride)
    {
        Vector512<float> r0 = Vector512.Load(source), r1 = Vector512.Load(source + stride);
        Vector512<float> r2 = Vector512.Load(source + (2 * stride)), r3 = Vector512.Load(source + (3 * stride));
        Vector512<double> t0 = Avx512F.UnpackLow(r0, r1).AsDouble(), t1 = Avx512F.UnpackHigh(r0, r1).AsDouble();
        Vector512<double> t2 = Avx512F.UnpackLow(r2, r3).AsDouble(), t3 = Avx512F.UnpackHigh(r2, r3).AsDouble();
        return (
            Avx512F.UnpackLow(t0, t2).AsSingle(), Avx512F.UnpackHigh(t0, t2).AsSingle(),
            Avx512F.UnpackLow(t1, t3).AsSingle(), Avx512F.UnpackHigh(t1, t3).AsSingle());
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (Vector512<float>, Vector512<float>) Rows2(double* source, nint stride)
    {
        Vector512<double> r0 = Vector512.Load(source), r1 = Vector512.Load(source + stride);
        return (Avx512F.UnpackLow(r0, r1).AsSingle(), Avx512F.UnpackHigh(r0, r1).AsSingle());
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (Vector256<float>, Vector256<float>, Vector256<float>, Vector256<float>) Rows4Of256(float* source, nint stride)
    {
        Vector256<float> r0 = Vector256.Load(source), r1 = Vector256.Load(source + stride);
        Vector256<float> r2 = Vector256.Load(source + (2 * stride)), r3 = Vector256.Load(source + (3 * stride));
        Vector256<double> t0 = Avx.UnpackLow(r0, r1).AsDouble(), t1 = Avx.UnpackHigh(r0, r1).AsDouble();
        Vector256<double> t2 = Avx.UnpackLow(r2, r3).AsDouble(), t3 = Avx.UnpackHigh(r2, r3).AsDouble();
        return (
            Avx.UnpackLow(t0, t2).AsSingle(), Avx.UnpackHigh(t0, t2).AsSingle(),
            Avx.UnpackLow(t1, t3).AsSingle(), Avx.UnpackHigh(t1, t3).AsSingle());
    }

    /// <summary>Row i of the result is lane i of each of the four registers; rows are <paramref name="step"/> floats apart.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void StoreLanes(
        Vector512<float> a, Vector512<float> b, Vector512<float> c, Vector512<float> d, float* destination, nint step)
    {
        Vector512<float> lowAb = Avx512F.Shuffle4x128(a, b, 0b01_00_01_00), highAb = Avx512F.Shuffle4x128(a, b, 0b11_10_11_10);
        Vector512<float> lowCd = Avx512F.Shuffle4x128(c, d, 0b01_00_01_00), highCd = Avx512F.Shuffle4x128(c, d, 0b11_10_11_10);
        Avx512F.Shuffle4x128(lowAb, lowCd, 0b10_00_10_00).Store(destination);
        Avx512F.Shuffle4x128(lowAb, lowCd, 0b11_01_11_01).Store(destination + step);
        Avx512F.Shuffle4x128(highAb, highCd, 0b10_00_10_00).Store(destination + (2 * step));
        Avx512F.Shuffle4x128(highAb, highCd, 0b11_01_11_01).Store(destination + (3 * step));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void StoreLanes(Vector256<float> a, Vector256<float> b, float* destination, nint step)
    {
        Avx.Permute2x128(a, b, 0x20).Store(destination);
        Avx.Permute2x128(a, b, 0x31).Store(destination + step);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> InterleaveLow(Vector128<float> a, Vector128<float> b) =>
        Sse.IsSupported ? Sse.UnpackLow(a, b) : AdvSimd.Arm64.ZipLow(a, b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> InterleaveHigh(Vector128<float> a, Vector128<float> b) =>
        Sse.IsSupported ? Sse.UnpackHigh(a, b) : AdvSimd.Arm64.ZipHigh(a, b);

    /// <summary>[a₀, a₁, b₀, b₁].</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> LowerHalves(Vector128<float> a, Vector128<float> b) => Sse.IsSupported
        ? Sse.MoveLowToHigh(a, b)
        : AdvSimd.Arm64.ZipLow(a.AsDouble(), b.AsDouble()).AsSingle();

    /// <summary>[a₂, a₃, b₂, b₃].</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> UpperHalves(Vector128<float> a, Vector128<float> b) => Sse.IsSupported
        ? Sse.MoveHighToLow(b, a)
        : AdvSimd.Arm64.ZipHigh(a.AsDouble(), b.AsDouble()).AsSingle();
}

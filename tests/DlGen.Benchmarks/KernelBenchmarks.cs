using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using BenchmarkDotNet.Attributes;
using DlGen.Kernels;

namespace DlGen.Benchmarks;

/// <summary>The three products of a linear layer with 64 examples, on the widest registers that the hardware has.</summary>
[GenericTypeArguments(typeof(Linear256To256))]
[GenericTypeArguments(typeof(Linear256To48))]
[GenericTypeArguments(typeof(Linear256To47))]
[GenericTypeArguments(typeof(Linear13To7))]
public class KernelBenchmarks<TShape>
    where TShape : struct, ILinearShape
{
    private const int Batch = 64;
    private static readonly int PaddedInputs = (TShape.Inputs + 15) / 16 * 16;
    private static readonly int PaddedOutputs = (TShape.Outputs + 15) / 16 * 16;
    private readonly Arena<float> parameters = new(((long)PaddedInputs * PaddedOutputs) + PaddedOutputs);
    private readonly Arena<float> gradients = new(((long)PaddedInputs * PaddedOutputs) + PaddedOutputs);
    private readonly Arena<float> x = new(Matrix<float>.Length(Batch, PaddedInputs));
    private readonly Arena<float> dx = new(Matrix<float>.Length(Batch, PaddedInputs));
    private readonly Arena<float> z = new(Matrix<float>.Length(Batch, PaddedOutputs));
    private readonly Arena<float> zT = new(Matrix<float>.Length(PaddedOutputs, Batch));

    [Benchmark]
    public void Multiply()
    {
        if (Vector512.IsHardwareAccelerated)
        {
            Multiply<Simd512<float>>();
        }
        else if (Vector256.IsHardwareAccelerated)
        {
            Multiply<Simd256<float>>();
        }
        else
        {
            Multiply<Simd128<float>>();
        }
    }

    [Benchmark]
    public void InputGradient()
    {
        if (Vector512.IsHardwareAccelerated)
        {
            InputGradient<Simd512<float>>();
        }
        else if (Vector256.IsHardwareAccelerated)
        {
            InputGradient<Simd256<float>>();
        }
        else
        {
            InputGradient<Simd128<float>>();
        }
    }

    [Benchmark]
    public void WeightGradient()
    {
        if (Vector512.IsHardwareAccelerated)
        {
            WeightGradient<Simd512<float>>();
        }
        else if (Vector256.IsHardwareAccelerated)
        {
            WeightGradient<Simd256<float>>();
        }
        else
        {
            WeightGradient<Simd128<float>>();
        }
    }

    private static int Blocks => (PaddedOutputs + 31) / 32;

    private void Multiply<TVector>()
        where TVector : struct, IVector<TVector, float>
    {
        for (int block = 0; block < Blocks; block++)
        {
            for (int row = 0; row < Batch; row += Tile<TVector, float>.Rows)
            {
                Tile<TVector, float>.Multiply<TShape, Store>(
                    x.Matrix(0, Batch), row, Batch, parameters.Panels(0), block, new(z.Matrix(0, Batch)));
            }
        }
    }

    private void InputGradient<TVector>()
        where TVector : struct, IVector<TVector, float>
    {
        for (int panel = 0; panel < PaddedOutputs / 16; panel++)
        {
            Tile<TVector, float>.Transpose(z.Matrix(0, Batch), Batch, panel, zT.Matrix(0, PaddedOutputs));
        }

        for (int panel = 0; panel < PaddedInputs / 16; panel++)
        {
            for (int row = 0; row < Batch; row += Tile<TVector, float>.BatchRows)
            {
                Tile<TVector, float>.MultiplyTransposed<TShape, Store>(
                    z.Matrix(0, Batch), zT.Matrix(0, PaddedOutputs), row, Batch, parameters.Panels(0), panel, new(dx.Matrix(0, Batch)));
            }
        }
    }

    private void WeightGradient<TVector>()
        where TVector : struct, IVector<TVector, float>
    {
        for (int block = 0; block < Blocks; block++)
        {
            Tile<TVector, float>.OuterSum<TShape, StoreGradient<float>>(
                x.Matrix(0, Batch), z.Matrix(0, Batch), Batch, parameters.Panels(0), 0, PaddedInputs / 16, block, new(gradients));
        }
    }

    private readonly struct Store(Matrix<float> to) : IEpilogue<float>
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Apply<TVector>(int row, int column, TVector value)
            where TVector : struct, IVector<TVector, float> => to.Store(row, column, value);
    }
}

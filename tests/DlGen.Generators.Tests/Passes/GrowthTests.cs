using System.Text;
using DlGen.Generators.Lowering;
using DlGen.Generators.Model;
using DlGen.Generators.Tests.Infrastructure;

namespace DlGen.Generators.Tests.Passes;

/// <summary>What compiling a network costs grows with its length, not with the square of it: counted, so that it is the same on every machine.</summary>
public class GrowthTests
{
    /// <summary>Twice the layers cost twice as much, and something for sorting.</summary>
    private const double MaxGrowth = 2.3;

    private const int Layers = 48;

    private const string Blocks = """
        [Block(8), LayerNorm, Linear(8), Relu] public partial class Cell;
        [Block(8), Linear(5), Tanh] public partial class Narrow;
        [Block(8), Linear(2)] public partial class Slant;
        """;

    public static TheoryData<string> Repeated => new(
        "Linear(8), Relu", "Linear(8), BatchNorm, Relu", "Linear(8), LayerNorm, Relu", "Linear(8), RmsNorm, Silu", "Linear(8), Dropout, Gelu", "SwiGlu(8)",
        "Linear(8)", "Sigmoid, Linear(8, Bias = false)", "Residual<Cell>", "Use<Cell>(Frozen = true), Linear(8)", "Use<Cell>(Shared = true)",
        "Parallel<Narrow, Cell>, Linear(8)", "Linear(8, TiedTo = \"Linear1\", Transposed = true)", "Linear(8), Custom<Own>", "Apply(nameof(F)), Linear(8)");

    [Theory]
    [MemberData(nameof(Repeated))]
    public void LongerNetworks_CostNoMoreALayer(string layers)
    {
        int count = Layers / layers.Split("), ").Length;

        AssertGrowth(count, length => $"[Network(8), Linear(8), {string.Join(", ", Enumerable.Repeat(layers, length))}, Linear(2)]");
    }

    [Fact]
    public void ActivationsInOneKernel_CostNoMoreALayer() =>
        AssertGrowth(Layers, static length => $"[Network(8), Linear(8), {string.Join(", ", Enumerable.Repeat("Relu, Sigmoid", length / 2))}, Linear(2)]");

    /// <summary>The gradients of the heads add up in one formula, which grows with them.</summary>
    [Fact]
    public void MoreHeads_CostNoMoreAHead() =>
        AssertGrowthOfVisits(Layers, static length => $"[Network(8), Linear(8), Relu, {string.Join(", ", Enumerable.Repeat("Head<Slant>", length))}]");

    [Fact]
    public void LongerMlps_CostNoMoreASize() =>
        AssertGrowth(Layers, static length => $"[Mlp({string.Join(", ", Enumerable.Repeat("8", length))}, Residual = true, Normalization = Normalization.LayerNorm, Dropout = 0.1f)]");

    [Fact]
    public void FirstFit_PlacesWhereTheFirstGapIs()
    {
        var random = new Random(3);
        for (int plan = 0; plan < 20; plan++)
        {
            var places = new FirstFit();
            var planned = new List<(int Offset, int Size, int Last)>();
            for (int first = 0; first < 100; first++)
            {
                int size = random.Next(6) == 0 ? 0 : random.Next(1, 9);
                int last = first + random.Next(12);
                (int Offset, int Size, int Last)[] ending = [.. planned.Where(buffer => buffer.Last == first && buffer.Size == size)];
                if (ending.Length > 0 && random.Next(2) == 0)
                {
                    places.HandOn(ending[0].Offset, size, first, last);
                    planned.Remove(ending[0]);
                    planned.Add((ending[0].Offset, size, last));
                    continue;
                }

                int offset = 0;
                foreach ((int taken, int length, _) in planned.Where(buffer => buffer.Last >= first && buffer.Size > 0).OrderBy(static buffer => buffer.Offset))
                {
                    if (taken - offset >= size)
                    {
                        break;
                    }

                    offset = Math.Max(offset, taken + length);
                }

                Assert.Equal(size == 0 ? 0 : offset, places.Place(size, first, last));
                planned.Add((offset, size, last));
            }
        }
    }

    private static void AssertGrowth(int length, Func<int, string> declare) =>
        Assert.InRange(AssertGrowthOfVisits(length, declare), 1, MaxGrowth);

    /// <returns>How the memory that is allocated grows.</returns>
    private static double AssertGrowthOfVisits(int length, Func<int, string> declare)
    {
        (long Visits, long Bytes) once = Cost(declare(length));
        (long Visits, long Bytes) twice = Cost(declare(2 * length));

        Assert.InRange(twice.Visits / (double)once.Visits, 1, MaxGrowth);
        return twice.Bytes / (double)once.Bytes;
    }

    /// <summary>What compiling a declaration for the processor and for GPUs costs, once nothing is done for the first time.</summary>
    private static (long Visits, long Bytes) Cost(string declaration)
    {
        var source = new StringBuilder("using DlGen;\n").Append(Blocks).Append(declaration).Append("""
             public partial class Net { [Elementwise] static float F(float x) => x * x; }

            public readonly struct Own : ICustomLayer
            {
                public static void Forward<T>(ReadOnlySpan<T> x, Span<T> y) where T : unmanaged, System.Numerics.IFloatingPointIeee754<T> => x.CopyTo(y);
                public static void Backward<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> y, ReadOnlySpan<T> dy, Span<T> dx) where T : unmanaged, System.Numerics.IFloatingPointIeee754<T> => dy.CopyTo(dx);
            }
            """);
        NetworkSpec spec = Declarations.Spec(source.ToString());
        Assert.NotNull(CompilerPipeline.Compile(spec, GpuSupport.Available));
        (long visits, long bytes) = (Effort.Visits, GC.GetAllocatedBytesForCurrentThread());
        CompilerPipeline.Compile(spec, GpuSupport.Available);
        return (Effort.Visits - visits, GC.GetAllocatedBytesForCurrentThread() - bytes);
    }
}

using System.Reflection;
using System.Text.RegularExpressions;
using DlGen.Gpu.Kernels.Tensor;
using DlGen.Gpu.Optimizers;
using DlGen.Gpu.Tests.Infrastructure;
using ILGPU.Runtime.Cuda;

namespace DlGen.Gpu.Tests.Kernels.Tensor;

/// <summary>What NVIDIA's assembler would get of the products on tensor cores: compiled without a GPU, and read.</summary>
[Collection(nameof(Ptx))]
public class TensorPtxTests
{
    private const string Tf32Multiply = "mma.sync.aligned.m16n8k8.row.col.f32.tf32.tf32.f32";
    private const string Bf16Multiply = "mma.sync.aligned.m16n8k16.row.col.f32.bf16.bf16.f32";

    // A slab's copies: two Float4s of either operand a thread, before the loop and in it.
    private const int Copies = 2 * 2 * 2;

    // Blocks of 16 × 8 that a warp has; in TF32 each takes two instructions a slab.
    private static readonly Dictionary<Type, int> Blocks = new()
    {
        [typeof(SmallTensorTile)] = 4,
        [typeof(MediumTensorTile)] = 8,
        [typeof(LargeTensorTile)] = 16,
    };

    public static TheoryData<int, string, Type> Kernels
    {
        get
        {
            var kernels = new TheoryData<int, string, Type>();
            foreach (int architecture in new[] { 80, 90 })
            {
                foreach (string product in new[] { "Multiply", "MultiplyTransposed", "OuterSum", "OuterSumWithBias", "OuterSumOfSlices", "OuterSumOfSlicesWithBias" })
                {
                    kernels.Add(architecture, product, typeof(SmallTensorTile));
                    kernels.Add(architecture, product, typeof(LargeTensorTile));
                }

                kernels.Add(architecture, "Multiply", typeof(MediumTensorTile));
            }

            return kernels;
        }
    }

    [Theory]
    [MemberData(nameof(Kernels))]
    public void Tf32_IsMultipliedByItsInstruction(int architecture, string product, Type tile)
    {
        string ptx = Compile(architecture, product, tile, typeof(Tf32));

        AssertTensor(ptx, tile);
        Assert.Equal(2 * Blocks[tile], Count(ptx, Tf32Multiply));
        Assert.DoesNotContain("bf16", ptx, StringComparison.Ordinal);

        // A warp's rows and columns over a depth of 16, spread over its lanes, each rounded once.
        int rowBlocks = Blocks[tile] / 4;
        Assert.Equal((8 * rowBlocks) + 16, Count(ptx, "cvt.rna.tf32.f32"));
    }

    [Theory]
    [MemberData(nameof(Kernels))]
    public void Bf16_IsMultipliedByItsInstruction(int architecture, string product, Type tile)
    {
        string ptx = Compile(architecture, product, tile, typeof(Bf16));

        AssertTensor(ptx, tile);
        Assert.Equal(Blocks[tile], Count(ptx, Bf16Multiply));
        Assert.DoesNotContain("tf32", ptx, StringComparison.Ordinal);
        int rowBlocks = Blocks[tile] / 4;
        Assert.Equal((4 * rowBlocks) + 8, Count(ptx, "cvt.rn.bf16x2.f32"));
    }

    [Fact]
    public void OperandsAlongDepth_AreReadTwoAtATime()
    {
        string ptx = Compile(80, "MultiplyTransposed", typeof(LargeTensorTile), typeof(Bf16));

        Assert.Equal((4 * 4) + (4 * 2), Count(ptx, "ld.shared.v2.f32"));
        Assert.DoesNotMatch(@"ld\.shared\.f32", ptx);
    }

    private static void AssertTensor(string ptx, Type tile)
    {
        Ptx.AssertSound(ptx);

        // ILGPU names no later architecture to the assembler; what it assembles for sm_80 runs on sm_90 as well.
        Assert.Contains(".target sm_80", ptx, StringComparison.Ordinal);
        Assert.Equal(Copies, Count(ptx, "cp.async.cg.shared.global"));
        Assert.Equal(2, Count(ptx, "cp.async.commit_group"));
        Assert.Matches($@"cp\.async\.wait_group\s+{(tile == typeof(LargeTensorTile) ? 0 : 1)};\s+bar\.sync", ptx);
        Assert.Equal(2 * Blocks[tile], Count(ptx, "shfl.sync.bfly.b32"));
        Assert.DoesNotContain("st.shared", ptx, StringComparison.Ordinal);
        Assert.Matches(@"st\.global\.v4\.f32", ptx);
    }

    private static int Count(string ptx, string instruction) => Regex.Count(ptx, $@"\s{Regex.Escape(instruction)}[\s;]");

    private static string Compile(int architecture, string product, Type tile, Type format)
    {
        Type[] last = product switch
        {
            "OuterSum" or "OuterSumWithBias" => [typeof(GuardedStep<MomentumStep>)],
            "Multiply" or "MultiplyTransposed" => [typeof(BiasRelu)],
            _ => [],
        };
        MethodInfo kernel = Ptx.Kernel(typeof(TensorKernels), product, [tile, format, typeof(TensorCores), typeof(Shape37To45), .. last]);
        return Ptx.Of(kernel, new CudaArchitecture(architecture / 10, architecture % 10));
    }
}

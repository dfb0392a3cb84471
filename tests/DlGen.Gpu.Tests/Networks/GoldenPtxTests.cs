using System.Reflection;
using DlGen.Gpu.Kernels;
using DlGen.Gpu.Kernels.Tensor;
using DlGen.Gpu.Optimizers;
using DlGen.Gpu.Tests.Infrastructure;
using DlGen.Gpu.Tests.Kernels;
using ILGPU.Runtime.Cuda;

namespace DlGen.Gpu.Tests.Networks;

/// <summary>
/// The instructions of kernels, kept in the repository: a change in what NVIDIA's assembler gets shows as a
/// difference to be read. To accept one, run this with DLGEN_UPDATE_SNAPSHOTS=1.
/// </summary>
[Collection(nameof(Ptx))]
public class GoldenPtxTests
{
#if DEBUG
    private const string? Skip = "ILGPU compiles what the compiler has optimized into other instructions.";
#else
    private const string? Skip = null;
#endif

    private static bool Updates => Environment.GetEnvironmentVariable("DLGEN_UPDATE_SNAPSHOTS") == "1";

    [Fact(Skip = Skip)]
    public void InstructionsOfAClassifier_AreTheKeptOnes()
    {
        IEnumerable<MethodInfo> kernels = Kernels("ClassifierProgram");
        Check("Classifier.sm_90.txt", kernels.Select(static kernel => Describe(kernel, CudaArchitecture.SM_90)));
    }

    [Fact(Skip = Skip)]
    public void InstructionsOfGradientsInSlices_AreTheKeptOnes() => Check("Slices.sm_90.txt", new[]
    {
        Ptx.Kernel(typeof(LinearKernels), "OuterSumOfSlicesWithBias", typeof(LargeTile), typeof(Shape37To45)),
        Ptx.Kernel(typeof(NormalizationKernels), "ParametersOfSlices"),
        Ptx.Kernel(typeof(GradientSums), "OfSlices", typeof(GuardedStep<MomentumStep>)),
    }.Select(static kernel => Describe(kernel, CudaArchitecture.SM_90)));

    [Fact(Skip = Skip)]
    public void InstructionsOfTensorProducts_AreTheKeptOnes() => Check("TensorProducts.sm_80.txt", new[]
    {
        Product("Multiply", typeof(LargeTensorTile), typeof(Tf32), typeof(Store)),
        Product("MultiplyTransposed", typeof(LargeTensorTile), typeof(Bf16), typeof(Store)),
        Product("OuterSumWithBias", typeof(MediumTensorTile), typeof(Tf32), typeof(GuardedStep<SgdStep>)),
        Product("OuterSum", typeof(SmallTensorTile), typeof(Bf16), typeof(GuardedStep<SgdStep>)),
        Product("OuterSumOfSlicesWithBias", typeof(LargeTensorTile), typeof(Bf16)),
    }.Select(static kernel => Describe(kernel, CudaArchitecture.SM_80)));

    private static void Check(string name, IEnumerable<string> kernels)
    {
        string text = string.Concat(kernels);
        string file = Path.Combine(Root(), "tests", "DlGen.Gpu.Tests", "Networks", "Golden", name);
        if (Updates)
        {
            File.WriteAllText(file, text);
            return;
        }

        Assert.Equal(File.ReadAllText(file), text);
    }

    private static MethodInfo Product(string name, Type tile, Type format, params Type[] last) =>
        Ptx.Kernel(typeof(TensorKernels), name, [tile, format, typeof(TensorCores), typeof(Shape37To45), .. last]);

    private static string Describe(MethodInfo kernel, CudaArchitecture architecture) => FormattableString.Invariant(
        $"{kernel.Name}{(kernel.IsGenericMethod ? $"<{string.Join(", ", kernel.GetGenericArguments().Select(Name))}>" : "")}\n{Census.Of(Ptx.Of(kernel, architecture))}\n");

    private static IEnumerable<MethodInfo> Kernels(string program) => GeneratedPtxTests.Kernels(
        typeof(Classifier).Assembly.GetTypes().Single(type => type.Name.EndsWith(program, StringComparison.Ordinal) && type.BaseType == typeof(GpuProgram))
            .GetNestedTypes(BindingFlags.NonPublic));

    private static string Name(Type type) => type.IsGenericType
        ? FormattableString.Invariant($"{type.Name[..type.Name.IndexOf('`', StringComparison.Ordinal)]}<{string.Join(", ", type.GetGenericArguments().Select(Name))}>")
        : type.Name;

    private static string Root()
    {
        string? folder = AppContext.BaseDirectory;
        while (folder is not null && !File.Exists(Path.Combine(folder, "DlGen.sln")))
        {
            folder = Path.GetDirectoryName(folder);
        }

        return folder ?? throw new InvalidOperationException("The tests must run inside the repository.");
    }
}

using System.Collections.Concurrent;
using System.Reflection;
using System.Text.RegularExpressions;
using DlGen.Gpu.Kernels;
using DlGen.Gpu.Optimizers;
using ILGPU;
using ILGPU.Backends;
using ILGPU.Backends.EntryPoints;
using ILGPU.Backends.PTX;
using ILGPU.Runtime;
using ILGPU.Runtime.Cuda;

namespace DlGen.Gpu.Tests.Kernels;

/// <summary>What NVIDIA's assembler would get, compiled without a GPU: it is read, not run.</summary>
public class PtxTests
{
    private static readonly ConcurrentDictionary<string, string> Compiled = new();

    public static TheoryData<string> Kernels => [.. All.Keys];

    private static Dictionary<string, MethodInfo> All { get; } = new()
    {
        ["small product"] = Method(typeof(LinearKernels), "Multiply", typeof(SmallTile), typeof(Shape37To45), typeof(BiasRelu)),
        ["large product"] = Method(typeof(LinearKernels), "Multiply", typeof(LargeTile), typeof(Shape37To45), typeof(BiasRelu)),
        ["small input gradient"] = Method(typeof(LinearKernels), "MultiplyTransposed", typeof(SmallTile), typeof(Shape37To45), typeof(ReluBack)),
        ["large input gradient"] = Method(typeof(LinearKernels), "MultiplyTransposed", typeof(LargeTile), typeof(Shape37To45), typeof(ReluBack)),
        ["small weight gradient, Adam"] = Method(typeof(LinearKernels), "OuterSum", typeof(SmallTile), typeof(Shape37To45), typeof(GuardedStep<AdamStep>)),
        ["large weight gradient, Adam"] = Method(typeof(LinearKernels), "OuterSum", typeof(LargeTile), typeof(Shape37To45), typeof(GuardedStep<AdamStep>)),
        ["bias gradient, SGD"] = Method(typeof(ColumnSums), "Run", typeof(Shape37To45), typeof(GuardedStep<SgdStep>)),
        ["bias gradient, momentum"] = Method(typeof(ColumnSums), "Run", typeof(Shape37To45), typeof(GuardedStep<MomentumStep>)),
        ["bias gradient, RMSProp"] = Method(typeof(ColumnSums), "Run", typeof(Shape37To45), typeof(GuardedStep<RmsPropStep>)),
        ["bias gradient, Adagrad"] = Method(typeof(ColumnSums), "Run", typeof(Shape37To45), typeof(GuardedStep<AdagradStep>)),
        ["softmax"] = Method(typeof(SoftmaxKernels), "Softmax", typeof(EightLanes)),
        ["cross-entropy of one lane"] = Method(typeof(SoftmaxKernels), "CrossEntropy", typeof(OneLane), typeof(SmoothedClasses3), typeof(Store)),
        ["cross-entropy of eight lanes"] = Method(typeof(SoftmaxKernels), "CrossEntropy", typeof(EightLanes), typeof(Classes131), typeof(Store)),
        ["elementwise loss"] = Method(typeof(ElementwiseLossKernel), "Run", typeof(EightLanes), typeof(Squares33), typeof(Store)),
        ["sum of losses"] = Method(typeof(LossSum), "Run"),
        ["exp"] = Method(typeof(CopyKernels), "Map", typeof(FunctionMap<ExpOf>)),
        ["log"] = Method(typeof(CopyKernels), "Map", typeof(FunctionMap<LogOf>)),
        ["tanh"] = Method(typeof(CopyKernels), "Map", typeof(FunctionMap<TanhOf>)),
        ["sigmoid"] = Method(typeof(CopyKernels), "Map", typeof(FunctionMap<SigmoidOf>)),
        ["softplus"] = Method(typeof(CopyKernels), "Map", typeof(FunctionMap<SoftplusOf>)),
        ["erf"] = Method(typeof(CopyKernels), "Map", typeof(FunctionMap<ErfOf>)),
        ["flatten"] = Method(typeof(CopyKernels), "Flatten"),
        ["unflatten"] = Method(typeof(CopyKernels), "Unflatten"),
        ["gather floats"] = Method(typeof(CopyKernels), "GatherFloats"),
        ["gather bytes"] = Method(typeof(CopyKernels), "GatherBytes"),
        ["gather labels"] = Method(typeof(CopyKernels), "GatherLabels"),
    };

    [Theory]
    [MemberData(nameof(Kernels))]
    public void Registers_HoldEverything(string kernel) => Assert.DoesNotContain(".local", Compile(kernel), StringComparison.Ordinal);

    [Theory]
    [MemberData(nameof(Kernels))]
    public void Calls_AreOfWhatIsDefined(string kernel)
    {
        string ptx = Compile(kernel);
        foreach (Match call in Regex.Matches(ptx, @"\bcall\S*\s+(?:\([^)]*\),\s*)?(\w+)"))
        {
            Assert.Matches($@"\.func[^;]*\b{call.Groups[1].Value}\b[^;]*\{{", ptx);
        }
    }

    [Theory]
    [InlineData("small product", 16)]
    [InlineData("small input gradient", 16)]
    [InlineData("small weight gradient, Adam", 16)]
    [InlineData("large product", 32)]
    [InlineData("large input gradient", 32)]
    [InlineData("large weight gradient, Adam", 32)]
    public void Products_ReadSixteenBytesAtATime(string kernel, int sharedLoads)
    {
        string ptx = Compile(kernel);

        Assert.Equal(sharedLoads, Regex.Count(ptx, @"ld\.shared\.v4\.f32"));
        Assert.DoesNotMatch(@"ld\.shared\.f32", ptx);
        Assert.Matches(@"ld\.global\.v4\.f32", ptx);
        Assert.Matches(@"st\.global\.v4\.f32", ptx);
    }

    [Fact]
    public void Functions_UseNoApproximation()
    {
        foreach (string kernel in new[] { "exp", "log", "tanh", "sigmoid", "softplus", "erf" })
        {
            Assert.DoesNotMatch(@"\b(ex2|lg2|tanh|rcp|sin|cos)\.approx", Compile(kernel));
        }
    }

    private static MethodInfo Method(Type type, string name, params Type[] arguments)
    {
        MethodInfo method = type.GetMethods().Single(method => method.Name == name);
        return arguments.Length == 0 ? method : method.MakeGenericMethod(arguments);
    }

    private static string Compile(string kernel) => Compiled.GetOrAdd(kernel, static kernel =>
    {
        using Context context = DeviceCatalog.CreateContext();
        using var backend = new PTXBackend(context, CudaArchitecture.SM_90, CudaInstructionSet.ISA_88, null!);
        return ((PTXCompiledKernel)backend.Compile(EntryPointDescription.FromExplicitlyGroupedKernel(All[kernel]), KernelSpecialization.Empty)).PTXAssembly;
    });
}

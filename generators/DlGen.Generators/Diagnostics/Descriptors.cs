using System.Collections.Immutable;
using System.Globalization;
using DlGen.Generators.Model;
using Microsoft.CodeAnalysis;

namespace DlGen.Generators.Diagnostics;

/// <summary>The diagnostics' titles and messages: what was given, what was expected, and the fix.</summary>
internal static class Descriptors
{
    internal const string Declaration = "DlGen.Declaration";
    internal const string Shapes = "DlGen.Shapes";
    internal const string Training = "DlGen.Training";
    internal const string BackEnds = "DlGen.BackEnds";
    private const string Compiler = "DlGen.Compiler";
    internal const string HelpPages = "https://github.com/dlgen/dlgen/blob/main/generators/DlGen.Generators/Diagnostics/docs/";

    public static readonly DiagnosticDescriptor NotPartial = new(
        DiagnosticIds.NotPartial, "A network's class must be partial",
        "'{0}' is not partial, so the other half of '{1}' can't be generated: add 'partial' to its declaration",
        Declaration, DiagnosticSeverity.Error, true, helpLinkUri: HelpPages + DiagnosticIds.NotPartial + ".md");

    public static readonly DiagnosticDescriptor Abstract = new(
        DiagnosticIds.Abstract, "A network's class can't be abstract",
        "'{0}' is abstract, but a network is created with 'new': remove 'abstract'",
        Declaration, DiagnosticSeverity.Error, true, helpLinkUri: HelpPages + DiagnosticIds.Abstract + ".md");

    public static readonly DiagnosticDescriptor Static = new(
        DiagnosticIds.Static, "A network's class can't be static",
        "'{0}' is static, but a network is an object with parameters of its own: remove 'static'",
        Declaration, DiagnosticSeverity.Error, true, helpLinkUri: HelpPages + DiagnosticIds.Static + ".md");

    public static readonly DiagnosticDescriptor Generic = new(
        DiagnosticIds.Generic, "A network's class can't be generic",
        "'{0}' can't be {2} because {1}: move it to a class without type parameters",
        Declaration, DiagnosticSeverity.Error, true, helpLinkUri: HelpPages + DiagnosticIds.Generic + ".md");

    public static readonly DiagnosticDescriptor FileLocal = new(
        DiagnosticIds.FileLocal, "A network's class can't be file-local",
        "'{0}' is file-local, but the other half of '{1}' is generated in another file: use 'internal' in place of 'file'",
        Declaration, DiagnosticSeverity.Error, true, helpLinkUri: HelpPages + DiagnosticIds.FileLocal + ".md");

    public static readonly DiagnosticDescriptor Record = new(
        DiagnosticIds.Record, "A network's class can't be a record",
        "'{0}' is a record, whose copies would share their parameters: declare it as 'partial class {0}', and copy it with Clone",
        Declaration, DiagnosticSeverity.Error, true, helpLinkUri: HelpPages + DiagnosticIds.Record + ".md");

    public static readonly DiagnosticDescriptor PrimaryConstructor = new(
        DiagnosticIds.PrimaryConstructor, "A network's class can't have a primary constructor",
        "'{0}' has a primary constructor, which the generated constructor {0}(int seed) can't call: remove the parameter list after the class's name",
        Declaration, DiagnosticSeverity.Error, true, helpLinkUri: HelpPages + DiagnosticIds.PrimaryConstructor + ".md");

    public static readonly DiagnosticDescriptor NameTaken = new(
        DiagnosticIds.NameTaken, "A name is taken by a generated member",
        "The {0} has the {1} of a member that DlGen generates for {3}: give it {2}",
        Declaration, DiagnosticSeverity.Error, true, helpLinkUri: HelpPages + DiagnosticIds.NameTaken + ".md");

    public static readonly DiagnosticDescriptor InterfaceTaken = new(
        DiagnosticIds.InterfaceTaken, "The networks' interface is implemented by DlGen",
        "'{0}' implements a member of INetwork, all of which DlGen implements for '{1}': remove it, or give it a name of its own",
        Declaration, DiagnosticSeverity.Error, true, helpLinkUri: HelpPages + DiagnosticIds.InterfaceTaken + ".md");

    public static readonly DiagnosticDescriptor LanguageVersion = new(
        DiagnosticIds.LanguageVersion, "The project's C# is too old",
        "The generated half of '{0}' is written in C# {1}, but the project is compiled as C# {2}: set <LangVersion>{1}</LangVersion> in the project file, or leave LangVersion out",
        Declaration, DiagnosticSeverity.Error, true, helpLinkUri: HelpPages + DiagnosticIds.LanguageVersion + ".md");

    public static readonly DiagnosticDescriptor LibraryHidden = new(
        DiagnosticIds.LibraryHidden, "A type of the project hides one that generated code uses",
        "The generated half of '{0}' would take the project's '{1}' for one of DlGen's: give it another name, or put it in another namespace",
        Declaration, DiagnosticSeverity.Error, true, helpLinkUri: HelpPages + DiagnosticIds.LibraryHidden + ".md");

    public static readonly DiagnosticDescriptor DerivedFromNetwork = new(
        DiagnosticIds.DerivedFromNetwork, "A network can't derive from a network",
        "'{0}' derives from the network '{1}', whose members its own would hide: declare '{0}' without that base class",
        Declaration, DiagnosticSeverity.Error, true, helpLinkUri: HelpPages + DiagnosticIds.DerivedFromNetwork + ".md");

    public static readonly DiagnosticDescriptor Construction = new(
        DiagnosticIds.Construction, "The generated constructor can't be called",
        "'{0}' can't be made by its generated half, because {1}: {2}",
        Declaration, DiagnosticSeverity.Error, true, helpLinkUri: HelpPages + DiagnosticIds.Construction + ".md");

    public static readonly DiagnosticDescriptor TwoNetworks = new(
        DiagnosticIds.TwoNetworks, "A class declares one network",
        "'{0}' is already declared with [{1}]: remove this [{2}], or put it on a class of its own",
        Declaration, DiagnosticSeverity.Error, true, helpLinkUri: HelpPages + DiagnosticIds.TwoNetworks + ".md");

    public static readonly DiagnosticDescriptor LayerBesideMlp = new(
        DiagnosticIds.LayerBesideMlp, "[Mlp] takes no layers",
        "[{0}] has no place in '{1}', whose [Mlp] already lists all layers: remove it, or declare the network with [Network] and all its layers",
        Declaration, DiagnosticSeverity.Error, true, helpLinkUri: HelpPages + DiagnosticIds.LayerBesideMlp + ".md");

    public static readonly DiagnosticDescriptor LayerWithoutNetwork = new(
        DiagnosticIds.LayerWithoutNetwork, "A layer needs a [Network]",
        "[{0}] is a layer, but '{1}' has no [Network]: add [Network(...)] with an example's shape before it, or [Block(...)] for layers to be used in networks",
        Declaration, DiagnosticSeverity.Error, true, helpLinkUri: HelpPages + DiagnosticIds.LayerWithoutNetwork + ".md");

    public static readonly DiagnosticDescriptor LayersSpread = new(
        DiagnosticIds.LayersSpread, "Layers must stand on one partial declaration",
        "[{0}] stands on another partial declaration of '{1}' than [{2}], so its place among the layers is open: move it beside [{2}]",
        Declaration, DiagnosticSeverity.Error, true, helpLinkUri: HelpPages + DiagnosticIds.LayersSpread + ".md");

    public static readonly DiagnosticDescriptor NoLayer = new(
        DiagnosticIds.NoLayer, "A network needs a layer",
        "'{0}' has no layer: {1}",
        Declaration, DiagnosticSeverity.Error, true, helpLinkUri: HelpPages + DiagnosticIds.NoLayer + ".md");

    public static readonly DiagnosticDescriptor TooFewSizes = new(
        DiagnosticIds.TooFewSizes, "[Mlp] needs two sizes or more",
        "[Mlp] of '{0}' has {1}, but needs two or more: the inputs and the outputs, hidden layers between them, as in [Mlp(784, 256, 10)]",
        Declaration, DiagnosticSeverity.Error, true, helpLinkUri: HelpPages + DiagnosticIds.TooFewSizes + ".md");

    public static readonly DiagnosticDescriptor SizeNotPositive = new(
        DiagnosticIds.SizeNotPositive, "A size must be positive",
        "'{1}' in '{0}' is not a size: it must be at least 1",
        Declaration, DiagnosticSeverity.Error, true, helpLinkUri: HelpPages + DiagnosticIds.SizeNotPositive + ".md");

    public static readonly DiagnosticDescriptor DeclarationTooLarge = new(
        DiagnosticIds.DeclarationTooLarge, "The network is too large to plan",
        "'{0}' would have {1} {2}, but at most {3} can be planned: make it smaller",
        Declaration, DiagnosticSeverity.Error, true, helpLinkUri: HelpPages + DiagnosticIds.DeclarationTooLarge + ".md");

    public static readonly DiagnosticDescriptor InputShapeRank = new(
        DiagnosticIds.InputShapeRank, "An example has one to three axes",
        "The input shape of '{0}' has {1} axes, but an example has one to three: [D], [T, D] or [C, H, W], without the batch axis",
        Declaration, DiagnosticSeverity.Error, true, helpLinkUri: HelpPages + DiagnosticIds.InputShapeRank + ".md");

    public static readonly DiagnosticDescriptor UnknownValue = new(
        DiagnosticIds.UnknownValue, "The function, loss or option is unknown",
        "'{0}' names no {1}: use one of {2}",
        Declaration, DiagnosticSeverity.Error, true, helpLinkUri: HelpPages + DiagnosticIds.UnknownValue + ".md");

    public static readonly DiagnosticDescriptor ValueOutOfRange = new(
        DiagnosticIds.ValueOutOfRange, "A value is out of its range",
        "'{0}' is {1}, but must be {2}",
        Declaration, DiagnosticSeverity.Error, true, helpLinkUri: HelpPages + DiagnosticIds.ValueOutOfRange + ".md");

    public static readonly DiagnosticDescriptor OptionOfAnotherLoss = new(
        DiagnosticIds.OptionOfAnotherLoss, "An option belongs to another loss",
        "'{0}' belongs to Loss.{1}, but the loss is {2}: remove it, or use Loss = Loss.{1}",
        Declaration, DiagnosticSeverity.Error, true, helpLinkUri: HelpPages + DiagnosticIds.OptionOfAnotherLoss + ".md");

    public static readonly DiagnosticDescriptor LinearOnImage = new(
        DiagnosticIds.LinearOnImage, "Linear on an image needs Flatten",
        "Linear({0}) takes [D] or [T, D], but its input is the image {1}: put Flatten before it, which makes it {2}",
        Shapes, DiagnosticSeverity.Error, true, helpLinkUri: HelpPages + DiagnosticIds.LinearOnImage + ".md");

    public static readonly DiagnosticDescriptor SoftmaxOverOneOutput = new(
        DiagnosticIds.SoftmaxOverOneOutput, "Softmax over one output is always 1",
        "Loss.SoftmaxCrossEntropy takes [K] or [T, K] with two classes or more, but {1} is {0}, whose softmax is always 1: use Loss = Loss.BinaryCrossEntropy, or two outputs",
        Shapes, DiagnosticSeverity.Error, true, helpLinkUri: HelpPages + DiagnosticIds.SoftmaxOverOneOutput + ".md");

    public static readonly DiagnosticDescriptor LossNeedsFlatten = new(
        DiagnosticIds.LossNeedsFlatten, "The loss of an image needs Flatten",
        "Loss.{0} takes [K] or [T, K], but {3} is the image {1}: add Flatten, which makes it {2}",
        Shapes, DiagnosticSeverity.Error, true, helpLinkUri: HelpPages + DiagnosticIds.LossNeedsFlatten + ".md");

    public static readonly DiagnosticDescriptor PosWeightShape = new(
        DiagnosticIds.PosWeightShape, "PosWeight needs a number for each output",
        "PosWeight has {0} numbers, but the output is {1}: give it {2}, one for each place of the last axis, or a single one for all",
        Shapes, DiagnosticSeverity.Error, true, helpLinkUri: HelpPages + DiagnosticIds.PosWeightShape + ".md");

    public static readonly DiagnosticDescriptor TooLargeToPlan = new(
        DiagnosticIds.TooLargeToPlan, "The network's memory is too large to plan",
        "Too large to plan: {0} take {1} scalars, but one array holds at most {2}: make the layers smaller",
        Shapes, DiagnosticSeverity.Error, true, helpLinkUri: HelpPages + DiagnosticIds.TooLargeToPlan + ".md");

    public static readonly DiagnosticDescriptor NothingComputed = new(
        DiagnosticIds.NothingComputed, "An output is the input itself",
        "{0} the input on as it is, so there is nothing to compute or to train: add a layer such as Linear(10)",
        Shapes, DiagnosticSeverity.Error, true, helpLinkUri: HelpPages + DiagnosticIds.NothingComputed + ".md");

    public static readonly DiagnosticDescriptor SoftmaxOnImage = new(
        DiagnosticIds.SoftmaxOnImage, "A softmax of an image needs Flatten",
        "{0} takes [D] or [T, D], but its input is the image {1}: put Flatten before it, which makes it {2}",
        Shapes, DiagnosticSeverity.Error, true, helpLinkUri: HelpPages + DiagnosticIds.SoftmaxOnImage + ".md");

    public static readonly DiagnosticDescriptor BlockInputShape = new(
        DiagnosticIds.BlockInputShape, "A block takes another shape than comes in",
        "'{0}' takes {1}, but {2} comes in here: let '{0}' take {2}, or put a layer before it that gives {1}",
        Shapes, DiagnosticSeverity.Error, true, helpLinkUri: HelpPages + DiagnosticIds.BlockInputShape + ".md");

    public static readonly DiagnosticDescriptor ResidualShapes = new(
        DiagnosticIds.ResidualShapes, "A residual block must keep the shape",
        "Residual adds what '{0}' makes to what comes in, but {1} comes in and the block makes {2} of it: let the block end in {1}, or use it with Use",
        Shapes, DiagnosticSeverity.Error, true, helpLinkUri: HelpPages + DiagnosticIds.ResidualShapes + ".md");

    public static readonly DiagnosticDescriptor DotOfTwo = new(
        DiagnosticIds.DotOfTwo, "BranchJoin.Dot multiplies two outputs",
        "BranchJoin.Dot multiplies the rows of two outputs with each other, but there are {0} blocks: give it two, or another Join",
        Shapes, DiagnosticSeverity.Error, true, helpLinkUri: HelpPages + DiagnosticIds.DotOfTwo + ".md");

    public static readonly DiagnosticDescriptor ParallelShapes = new(
        DiagnosticIds.ParallelShapes, "Parallel blocks don't fit together",
        "The outputs of '{0}' can't be {4}, for the first is {1} and the second {2}: {3}",
        Shapes, DiagnosticSeverity.Error, true, helpLinkUri: HelpPages + DiagnosticIds.ParallelShapes + ".md");

    public static readonly DiagnosticDescriptor GpuNotReferenced = new(
        DiagnosticIds.GpuNotReferenced, "NetworkTarget.Gpu needs DlGen.Gpu",
        "'{0}' is to be compiled for GPUs, but the project doesn't reference DlGen.Gpu: add the reference, or leave Target out",
        BackEnds, DiagnosticSeverity.Error, true, helpLinkUri: HelpPages + DiagnosticIds.GpuNotReferenced + ".md");

    public static readonly DiagnosticDescriptor GpuNeedsSingle = new(
        DiagnosticIds.GpuNeedsSingle, "GPUs compute in single precision",
        "'{0}' computes in double precision and is to be compiled for GPUs, which compute in single: leave Precision or Target out",
        BackEnds, DiagnosticSeverity.Error, true, helpLinkUri: HelpPages + DiagnosticIds.GpuNeedsSingle + ".md");

    public static readonly DiagnosticDescriptor GpuInSignedAssembly = new(
        DiagnosticIds.GpuInSignedAssembly, "A signed assembly can't be compiled for GPUs",
        "'{0}' is to be compiled for GPUs, but its assembly is signed, which keeps ILGPU from its kernels: put the network into an assembly that is not signed",
        BackEnds, DiagnosticSeverity.Error, true, helpLinkUri: HelpPages + DiagnosticIds.GpuInSignedAssembly + ".md");

    public static readonly DiagnosticDescriptor Internal = new(
        DiagnosticIds.Internal, "DlGen failed on a network",
        "DlGen failed to compile '{0}' through a fault of its own ({1}: {2}): please report it with the declaration",
        Compiler, DiagnosticSeverity.Error, true, helpLinkUri: HelpPages + DiagnosticIds.Internal + ".md");

    public static ImmutableArray<DiagnosticDescriptor> All { get; } = ImmutableArray.Create(
        NotPartial, Abstract, Static, Generic, FileLocal, Record, PrimaryConstructor, NameTaken, InterfaceTaken, DerivedFromNetwork, Construction, LanguageVersion, LibraryHidden,
        TwoNetworks, LayerBesideMlp, LayerWithoutNetwork, LayersSpread, NoLayer,
        TooFewSizes, SizeNotPositive, DeclarationTooLarge, InputShapeRank, UnknownValue, ValueOutOfRange, OptionOfAnotherLoss,
        LinearOnImage, SoftmaxOverOneOutput, LossNeedsFlatten, PosWeightShape, TooLargeToPlan, NothingComputed, SoftmaxOnImage, BlockInputShape, ResidualShapes, ParallelShapes, DotOfTwo,
        GpuNotReferenced, GpuNeedsSingle, GpuInSignedAssembly,
        Internal).AddRange(ProgramDescriptors.All).AddRange(FunctionDescriptors.All).AddRange(BlockDescriptors.All).AddRange(TyingDescriptors.All).AddRange(CustomLayerDescriptors.All).AddRange(HeadDescriptors.All).AddRange(PublishingDescriptors.All).AddRange(NameDescriptors.All).AddRange(TokenDescriptors.All).AddRange(WindowDescriptors.All).AddRange(AdviceDescriptors.All).AddRange(ShapeDescriptors.All).AddRange(DataDescriptors.All);

    public static Diagnostic Create(Problem problem, Location location) => Create(problem.Id, location, problem.Arguments);

    /// <summary>A diagnostic with its message's arguments, which are its properties too, by their numbers: code fixes read them there.</summary>
    /// <remarks>
    /// A build writes equal diagnostics once, such as the generator's and an analyzer's; it compares their arguments by reference, so
    /// equal texts are one object.
    /// </remarks>
    /// <param name="id">The diagnostic's ID.</param>
    /// <param name="location">Its place.</param>
    /// <param name="arguments">What its message names.</param>
    /// <param name="properties">What its fixes need to know.</param>
    /// <param name="edited">The place that its fixes edit, where that is another; null for its own.</param>
    public static Diagnostic Create(
        string id, Location location, IEnumerable<string> arguments, ImmutableDictionary<string, string?>? properties = null, Location? edited = null)
    {
        string[] texts = [.. arguments.Select(string.Intern)];
        IEnumerable<KeyValuePair<string, string?>> numbered = texts.Select(static (text, index) => new KeyValuePair<string, string?>(index.ToString(CultureInfo.InvariantCulture), text));
        return Diagnostic.Create(
            All.FirstOrDefault(descriptor => descriptor.Id == id) ?? Internal, location, edited is null ? null : [edited], (properties ?? ImmutableDictionary<string, string?>.Empty).AddRange(numbered), texts);
    }
}

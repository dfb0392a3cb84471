namespace DlGen.Generators.Diagnostics;

/// <summary>
/// The diagnostics' IDs: 0xxx the declaration, 1xxx shapes, 2xxx training advice, 3xxx back ends, 9xxx the compiler itself. An ID is
/// never used again for something else.
/// </summary>
internal static class DiagnosticIds
{
    // The class.
    public const string NotPartial = "DLG0001";
    public const string Abstract = "DLG0002";
    public const string Static = "DLG0003";
    public const string Generic = "DLG0004";
    public const string FileLocal = "DLG0005";
    public const string Record = "DLG0006";
    public const string PrimaryConstructor = "DLG0007";
    public const string NameTaken = "DLG0008";
    public const string DerivedFromNetwork = "DLG0009";

    // Its attributes together.
    public const string TwoNetworks = "DLG0010";
    public const string LayerBesideMlp = "DLG0011";
    public const string LayerWithoutNetwork = "DLG0012";
    public const string LayersSpread = "DLG0013";
    public const string NoLayer = "DLG0014";

    // The class again: how it is made.
    public const string Construction = "DLG0015";

    // What stands around it.
    public const string InterfaceTaken = "DLG0110";
    public const string LanguageVersion = "DLG0111";
    public const string LibraryHidden = "DLG0112";

    // Their arguments.
    public const string TooFewSizes = "DLG0020";
    public const string SizeNotPositive = "DLG0021";
    public const string DeclarationTooLarge = "DLG0022";
    public const string InputShapeRank = "DLG0023";
    public const string UnknownValue = "DLG0024";
    public const string ValueOutOfRange = "DLG0025";
    public const string OptionOfAnotherLoss = "DLG0026";

    // Custom functions.
    public const string FunctionUnknown = "DLG0030";
    public const string FunctionNotElementwise = "DLG0031";
    public const string FunctionParameters = "DLG0032";
    public const string FunctionSignature = "DLG0033";
    public const string FunctionUnsupported = "DLG0034";
    public const string FunctionNotDifferentiable = "DLG0035";
    public const string FunctionRecursive = "DLG0036";
    public const string FunctionTooLarge = "DLG0037";
    public const string FunctionFlat = "DLG0038";
    public const string FunctionBesideChoice = "DLG0039";
    public const string FunctionNotFinite = "DLG0090";

    // Blocks.
    public const string NotABlock = "DLG0040";
    public const string BlockWithoutSource = "DLG0041";
    public const string BlockInItself = "DLG0042";
    public const string NothingToSkip = "DLG0043";

    // Weights of another layer.
    public const string TiedToUnknown = "DLG0050";
    public const string TransposedWithoutTie = "DLG0051";

    // Frozen parameters.
    public const string SharedAndPartlyFrozen = "DLG0052";

    // Custom layers.
    public const string CustomLayerUnreachable = "DLG0060";
    public const string CustomLayerWithoutContract = "DLG0061";
    public const string CustomLayerContradiction = "DLG0062";
    public const string NotACustomLayer = "DLG0063";
    public const string CustomLayerParameters = "DLG0064";

    // Heads.
    public const string HeadInBlock = "DLG0070";
    public const string LayerBehindHead = "DLG0071";
    public const string LossBesideHeads = "DLG0072";

    // Several inputs.
    public const string InputsNotFirst = "DLG0080";
    public const string InputsBesideShape = "DLG0081";
    public const string InputsInside = "DLG0082";
    public const string InputsBesideTokens = "DLG0083";

    // Names.
    public const string UnknownName = "DLG0100";
    public const string GeneratedName = "DLG0101";
    public const string HiddenName = "DLG0102";

    // Data known at compile time.
    public const string DataFileUnknown = "DLG0120";
    public const string DataFileAmbiguous = "DLG0121";
    public const string DataFileEmpty = "DLG0122";
    public const string DataColumnUnknown = "DLG0123";
    public const string DataColumnsAlike = "DLG0124";
    public const string DataRowRagged = "DLG0125";
    public const string DataUnreadable = "DLG0126";
    public const string DataTarget = "DLG0127";

    // Shapes, found by the compiler's passes.
    public const string LinearOnImage = "DLG1001";
    public const string SoftmaxOverOneOutput = "DLG1002";
    public const string LossNeedsFlatten = "DLG1003";
    public const string TooLargeToPlan = "DLG1004";
    public const string NothingComputed = "DLG1005";
    public const string SoftmaxOnImage = "DLG1006";
    public const string BlockInputShape = "DLG1007";
    public const string ResidualShapes = "DLG1008";
    public const string ParallelShapes = "DLG1009";
    public const string DotOfTwo = "DLG1010";
    public const string TiedShapes = "DLG1020";
    public const string CustomLayerInput = "DLG1030";
    public const string CustomLayerOutputs = "DLG1031";
    public const string HeadsAlike = "DLG1040";
    public const string PosWeightShape = "DLG1050";
    public const string EmbeddingInput = "DLG1060";
    public const string ComputesWithTokens = "DLG1061";
    public const string TokenShape = "DLG1062";
    public const string BlockTokens = "DLG1063";
    public const string WindowsNeedImage = "DLG1070";
    public const string WindowTooLarge = "DLG1071";
    public const string SameWithStride = "DLG1072";
    public const string PoolPadding = "DLG1073";
    public const string AdaptiveSize = "DLG1074";
    public const string GroupsDivide = "DLG1075";
    public const string WindowsNeedSequence = "DLG1076";
    public const string NothingComesOut = "DLG1077";
    public const string OutputPadding = "DLG1078";
    public const string NormalizedGroupsDivide = "DLG1079";

    // Advice.
    public const string LayersCollapse = "DLG2001";
    public const string SigmoidBeforeLogits = "DLG2002";
    public const string NothingShared = "DLG2003";
    public const string AllFrozen = "DLG2004";
    public const string SoftmaxBeforeLogits = "DLG2005";
    public const string LogitsLimited = "DLG2006";
    public const string OutputsStopped = "DLG2007";
    public const string NarrowerThanClasses = "DLG2008";
    public const string ConstantOutput = "DLG2009";
    public const string VanishingGradient = "DLG2010";
    public const string VarianceDrifts = "DLG2011";
    public const string DeepPlainStack = "DLG2012";
    public const string NeuronsStayEqual = "DLG2013";
    public const string UnfitInitialization = "DLG2014";
    public const string BiasBeforeBatchNorm = "DLG2020";
    public const string DropoutBeforeBatchNorm = "DLG2021";
    public const string DropoutBeforePool = "DLG2022";
    public const string DropoutOnOutput = "DLG2023";
    public const string NormalizedTwice = "DLG2024";
    public const string ActivationDoesNothing = "DLG2025";
    public const string ActivationsInARow = "DLG2026";
    public const string NothingBesideSkip = "DLG2027";
    public const string ActivationBehindPool = "DLG2028";
    public const string UnseenWeights = "DLG2030";
    public const string KernelsGrow = "DLG2031";
    public const string ChannelsShrink = "DLG2032";

    // Advice on programs: sizes and labels.
    public const string InputLength = "DLG2100";
    public const string OutputLength = "DLG2101";
    public const string DatasetInputs = "DLG2102";
    public const string DatasetTargets = "DLG2103";
    public const string LabelOutOfRange = "DLG2104";
    public const string UnevenRows = "DLG2105";
    public const string DatasetClasses = "DLG2106";

    // What is trained on, and what is kept from it.
    public const string ValidatesOnTrainingData = "DLG2110";
    public const string TestPartInTraining = "DLG2111";
    public const string ScalerSeesAll = "DLG2112";
    public const string ScalerFittedOnHeldOut = "DLG2113";
    public const string ChosenByTestPart = "DLG2114";
    public const string NoValidation = "DLG2115";

    // Training loops.
    public const string LoopOrder = "DLG2120";
    public const string StepWithoutBackward = "DLG2121";
    public const string LoopNeverSteps = "DLG2122";
    public const string OptimizerInLoop = "DLG2123";

    // How a network is trained, and what for.
    public const string UnusualLearningRate = "DLG2130";
    public const string TrainingUnused = "DLG2131";
    public const string RawBytes = "DLG2132";

    // Shapes to read.
    public const string LayerShape = "DLG2200";
    public const string OutdatedShape = "DLG2201";

    // Back ends.
    public const string GpuNotReferenced = "DLG3001";
    public const string GpuNeedsSingle = "DLG3002";
    public const string GpuInSignedAssembly = "DLG3003";
    public const string GpuRefusesLayer = "DLG3004";

    // Publishing.
    public const string NoInstructionSet = "DLG3010";

    // The compiler itself.
    public const string Internal = "DLG9001";
}

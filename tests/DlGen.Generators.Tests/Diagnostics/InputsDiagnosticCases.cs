using DlGen.Generators.Diagnostics;

namespace DlGen.Generators.Tests.Diagnostics;

internal static partial class DiagnosticCases
{
    private const string InputBlocks = " [Block(4), Linear(3)] public partial class Left; [Block(2), Linear(3)] public partial class Right;";

    private static IEnumerable<DiagnosticCase> OfInputs() =>
    [
        new(DiagnosticIds.InputsNotFirst,
            "[Network(6), Linear(6), {|DLG0080:Inputs<Left, Right>|}] public partial class Net;" + InputBlocks,
            "Inputs cuts up what comes into a network, so it can only be the first layer of a [Network], and 'Net' is a [Network] that has it elsewhere: put it first, or use Parallel, whose blocks take the same input"),
        new(DiagnosticIds.InputsNotFirst,
            "[Network, Inputs<Left, Right>, {|DLG0080:Inputs<Left, Right>|}] public partial class Net;" + InputBlocks,
            "Inputs cuts up what comes into a network, so it can only be the first layer of a [Network], and 'Net' is a [Network] that has it elsewhere: put it first, or use Parallel, whose blocks take the same input"),
        new(DiagnosticIds.InputsNotFirst,
            "[Block(6), {|DLG0080:Inputs<Left, Right>|}] public partial class Net;" + InputBlocks,
            "Inputs cuts up what comes into a network, so it can only be the first layer of a [Network], and 'Net' is a [Block] that has it elsewhere: put it first, or use Parallel, whose blocks take the same input"),
        new(DiagnosticIds.InputsBesideShape,
            "[{|DLG0081:Network(6)|}, Inputs<Left, Right>] public partial class Net;" + InputBlocks,
            "The inputs of 'Net' have the shapes that their blocks declare, so [Network] says none: leave its sizes out"),
        new(DiagnosticIds.InputsBesideTokens,
            "[Network({|DLG0083:Tokens = 10|}), Inputs<Left, Right>] public partial class Net;" + InputBlocks,
            "The blocks of 'Net' say which of its inputs are tokens, and [Network] says nothing about them: give Tokens to the block that begins with an Embedding"),
        new(DiagnosticIds.InputsInside,
            "[Network(6), {|DLG0082:Use<Both>|}, Linear(2)] public partial class Net; [Network, Inputs<Left, Right>] public partial class Both;" + InputBlocks,
            "'Both' has several inputs, which are cut from what comes into a network and from nothing else, so it can't be used as a block: use its blocks"),
        new(DiagnosticIds.ParallelShapes,
            "[Network, {|DLG1009:Inputs<Left, Other>(Join = BranchJoin.Sum)|}] public partial class Net; [Block(4), Linear(4)] public partial class Other;" + InputBlocks,
            "The outputs of 'Left' and 'Other' can't be added, for the first is [3] and the second [4]: give the blocks outputs of one shape, or concatenate them"),
        new(DiagnosticIds.InputShapeRank,
            "[{|DLG0023:Network|}, Linear(2)] public partial class Net;",
            "The input shape of 'Net' has 0 axes, but an example has one to three: [D], [T, D] or [C, H, W], without the batch axis"),
        new(DiagnosticIds.DeclarationTooLarge,
            "[Network, {|DLG0022:Inputs<Wide, Wide>|}] public partial class Net; [Block(400_000_000), {|DLG1004:Relu|}] public partial class Wide;",
            "'Net' would have 800,000,000 inputs, but at most 500,000,000 can be planned: make it smaller"),
        new(DiagnosticIds.TooLargeToPlan,
            "[Network(4), {|DLG1004:Parallel<Long, Long>|}, Linear(2)] public partial class Net; [Block(4), {|DLG1004:Linear(2_000_000_000)|}] public partial class Long;",
            "Too large to plan: the values of one example at long1.linear1 take 2,000,000,000 scalars, but one array holds at most 536,870,881: make the layers smaller"),
        new(DiagnosticIds.NameTaken,
            "[Network, Inputs<Left, Right>] public partial class Net { public int {|DLG0008:Right1Inputs|}; }" + InputBlocks,
            "The member 'Right1Inputs' of 'Net' has the name of a member that DlGen generates for the network: give it another name"),
    ];
}
